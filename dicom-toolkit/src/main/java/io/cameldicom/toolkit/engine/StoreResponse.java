package io.cameldicom.toolkit.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * The answer to a C-STORE-RQ (PS3.7 §9.3.1.2).
 *
 * @param status the peer's status with its details
 * @param transferSyntaxUid the transfer syntax that was used
 * @param bytes bytes of the data set that were sent
 * @param duration from the first byte sent to the response
 * @param sha256 of the data set as sent, in hexadecimal digits, where {@link AssociationOptions#digest} asks for it and all
 *     of it was sent
 */
public record StoreResponse(
        DimseStatus status, String transferSyntaxUid, long bytes, Duration duration, Optional<String> sha256) {

    /** Without a digest. */
    public StoreResponse(DimseStatus status, String transferSyntaxUid, long bytes, Duration duration) {
        this(status, transferSyntaxUid, bytes, duration, Optional.empty());
    }
}
