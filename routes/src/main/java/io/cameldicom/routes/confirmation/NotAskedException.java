package io.cameldicom.routes.confirmation;

import io.cameldicom.toolkit.DicomException;

/** The destination could not be asked about what it took; nothing is known of it, and it is asked again. */
public final class NotAskedException extends DicomException {
    private static final long serialVersionUID = 1L;

    NotAskedException(String message, Throwable cause) {
        super(message, cause);
    }
}
