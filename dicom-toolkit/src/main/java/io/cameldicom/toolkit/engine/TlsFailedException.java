package io.cameldicom.toolkit.engine;

import java.util.Objects;

/** No secure connection came about, or TLS met a port without it; the message says why, and what to do. */
public final class TlsFailedException extends ConnectionFailedException {
    private static final long serialVersionUID = 1L;

    private final TlsProblem problem;

    /** @param cause null where its text could hold what the peer has sent */
    public TlsFailedException(DicomAddress peer, TlsProblem problem, String message, Throwable cause) {
        super(peer, message, cause);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    public TlsProblem problem() {
        return problem;
    }
}
