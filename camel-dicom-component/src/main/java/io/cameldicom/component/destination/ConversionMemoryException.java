package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.DicomException;

/** The heap had no room left while an object was converted, which was not sent: others may need less by then. */
public final class ConversionMemoryException extends DicomException implements TransientCause {
    private static final long serialVersionUID = 1L;

    ConversionMemoryException(OutOfMemoryError cause) {
        super("object: no memory to convert it (expected: room on the heap, which -Xmx makes larger)", cause);
    }
}
