package io.cameldicom.component;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.DicomException;

/** The file is another one than when it was read: what was sent, if anything, was neither the old nor the new object. */
public final class SourceChangedException extends DicomException implements TransientCause {
    private static final long serialVersionUID = 1L;

    SourceChangedException() {
        super("object: its file was changed or replaced while it was read and sent (expected: the same size, time and"
                + " key until the answer)");
    }
}
