package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.DicomException;

/** A character set that is unknown, or that cannot serve for what was asked. */
public class CharacterSetException extends DicomException {
    private static final long serialVersionUID = 1L;

    /** @param message names the term and the valid ones, never text of a data set */
    public CharacterSetException(String message) {
        super(message);
    }
}
