package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;

/** Something that is to be sent, and is no object. */
final class UnfitObjectException extends DicomException {
    private static final long serialVersionUID = 1L;

    UnfitObjectException(Object item) {
        super("object: " + (item == null ? "null" : item.getClass().getName())
                + " (expected: a File, a Path, a file of Camel, or a DicomObject)");
    }
}
