package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/** The operation cannot succeed with this object and this configuration: trying again changes nothing. */
public sealed class PermanentDicomException extends DicomOperationException permits DuplicateInstanceException {
    private static final long serialVersionUID = 1L;

    public PermanentDicomException(String message, DicomException cause) {
        this(message, cause, Outcome.PERMANENT);
    }

    PermanentDicomException(String message, DicomException cause, Outcome outcome) {
        super(message, cause, outcome);
    }
}
