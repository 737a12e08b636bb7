package io.cameldicom.toolkit.engine;

import java.time.Duration;

/**
 * The answer to a C-STORE-RQ (PS3.7 §9.3.1.2).
 *
 * @param status the peer's status with its details
 * @param transferSyntaxUid the transfer syntax that was used
 * @param bytes bytes of the data set that were sent
 * @param duration from the first byte sent to the response
 */
public record StoreResponse(DimseStatus status, String transferSyntaxUid, long bytes, Duration duration) {}
