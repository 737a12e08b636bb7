package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.DicomException;
import java.util.Objects;

/** Something went wrong between us and one peer. */
public abstract class NetworkException extends DicomException {
    private static final long serialVersionUID = 1L;

    private final transient DicomAddress peer;

    protected NetworkException(DicomAddress peer, String message) {
        super(message);
        this.peer = Objects.requireNonNull(peer, "peer");
    }

    protected NetworkException(DicomAddress peer, String message, Throwable cause) {
        super(message, cause);
        this.peer = Objects.requireNonNull(peer, "peer");
    }

    public DicomAddress peer() {
        return peer;
    }
}
