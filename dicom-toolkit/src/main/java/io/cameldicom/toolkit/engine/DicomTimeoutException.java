package io.cameldicom.toolkit.engine;

import java.util.Objects;

/** The peer, or the network, did not get on within one of the timeouts of {@link AssociationOptions}. */
public class DicomTimeoutException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** What was awaited. */
    public enum Kind {
        /** The address of the host, the TCP connection, and TLS where it is on. */
        CONNECT,
        /** The answer to A-ASSOCIATE-RQ. */
        ASSOCIATE,
        /** The response to a request. */
        RESPONSE,
        /** The answer to A-RELEASE-RQ. */
        RELEASE,
        /** Progress while a request is sent. */
        WRITE,
        /** A free association of the pool. */
        ASSOCIATION
    }

    private final Kind kind;

    /** @param message names the timeout, its value and what was awaited */
    public DicomTimeoutException(DicomAddress peer, Kind kind, String message) {
        super(peer, message);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }
}
