package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/** The whole object was sent and no answer came: the peer may hold it. Sending it again does no harm. */
public final class OutcomeUnknownDicomException extends TransientDicomException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownDicomException(String message, DicomException cause) {
        super(message, cause, Outcome.UNKNOWN);
    }
}
