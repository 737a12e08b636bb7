package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/** The operation failed for now: trying again may help. */
public sealed class TransientDicomException extends DicomOperationException
        permits OutcomeUnknownDicomException, DestinationUnavailableException {
    private static final long serialVersionUID = 1L;

    public TransientDicomException(String message, DicomException cause) {
        this(message, cause, Outcome.TRANSIENT);
    }

    TransientDicomException(String message, DicomException cause, Outcome outcome) {
        super(message, cause, outcome);
    }
}
