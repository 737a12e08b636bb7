package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/**
 * The operation failed for now: trying again may help. {@link #outcome()} is {@link Outcome#TRANSIENT}, or {@link
 * Outcome#UNKNOWN} when the peer may have done what was asked.
 */
public final class TransientDicomException extends DicomOperationException {
    private static final long serialVersionUID = 1L;

    public TransientDicomException(String message, DicomException cause, Outcome outcome) {
        super(message, cause, outcome);
    }
}
