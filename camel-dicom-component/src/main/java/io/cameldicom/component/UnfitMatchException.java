package io.cameldicom.component;

import io.cameldicom.toolkit.DicomException;

/** Something that is to be a match, and is none. */
final class UnfitMatchException extends DicomException {
    private static final long serialVersionUID = 1L;

    UnfitMatchException(Object item) {
        super("match: " + (item == null ? "null" : item.getClass().getName())
                + " (expected: a map by keyword, a data set, DICOM JSON text, or the file of an object)");
    }
}
