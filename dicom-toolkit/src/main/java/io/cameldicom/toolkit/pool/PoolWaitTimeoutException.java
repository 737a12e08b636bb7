package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;

/** No association was free within {@link PoolOptions#maximumWait}, so nothing was sent. */
public final class PoolWaitTimeoutException extends DicomTimeoutException {
    private static final long serialVersionUID = 1L;

    PoolWaitTimeoutException(DicomAddress peer, PoolOptions options, PoolStatistics now) {
        super(
                peer,
                Kind.ASSOCIATION,
                "association to " + peer + ": none was free within "
                        + options.maximumWait().toMillis() + " ms (expected: one of at most "
                        + options.maxAssociations() + "; " + now.open() + " open, " + now.connecting()
                        + " being opened, " + now.waiting() + " objects waiting); send fewer objects at once, or raise"
                        + " maximumWait, or maxAssociations where the peer takes more");
    }
}
