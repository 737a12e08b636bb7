package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;

/** The pool was closed before an association could be leased, so nothing was sent. */
public final class PoolClosedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    public PoolClosedException(DicomAddress peer) {
        super(peer, "association to " + peer + ": the pool is closed (expected: no request while stopping)");
    }
}
