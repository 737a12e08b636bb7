package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/**
 * Nothing was sent, as the peer did not let us in several times in a row: until it does again, objects fail at once. It
 * says nothing about the object and is no attempt to send it.
 *
 * @see DicomComponent#isAvailable
 */
public final class DestinationUnavailableException extends TransientDicomException {
    private static final long serialVersionUID = 1L;

    public DestinationUnavailableException(String message, DicomException cause) {
        super(message, cause, Outcome.TRANSIENT);
    }
}
