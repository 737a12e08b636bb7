package io.cameldicom.routes.confirmation;

import io.cameldicom.component.DicomOperationException;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.toolkit.DicomException;

/** The destination could not be asked about what it took; nothing is known of it, and it is asked again. */
public final class NotAskedException extends DicomException {
    private static final long serialVersionUID = 1L;

    NotAskedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the destination is there and answered this very question with a failure. */
    boolean isAnswer() {
        return getCause() instanceof DicomOperationException failed
                && failed.getCause() instanceof DimseStatusException;
    }
}
