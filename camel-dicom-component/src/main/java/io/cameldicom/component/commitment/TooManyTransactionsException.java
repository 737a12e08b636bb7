package io.cameldicom.component.commitment;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.DicomException;

/** So many requests for storage commitment await their report that no other one is made; nothing was sent. */
public final class TooManyTransactionsException extends DicomException implements TransientCause {
    private static final long serialVersionUID = 1L;

    TooManyTransactionsException(int open) {
        super("open transactions: " + open
                + " (expected: fewer than commitmentMaximumOpen; the peer has not reported on" + " these)");
    }
}
