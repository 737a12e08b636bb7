package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;

/**
 * The peer says that it has an instance of this SOP Instance UID (0111), and the component does not remember that it has
 * sent this very object before: whether it is the same one, only a longer memory, such as receipts, can tell.
 */
public final class DuplicateInstanceException extends PermanentDicomException {
    private static final long serialVersionUID = 1L;

    public DuplicateInstanceException(String message, DicomException cause) {
        super(message, cause, Outcome.DUPLICATE);
    }
}
