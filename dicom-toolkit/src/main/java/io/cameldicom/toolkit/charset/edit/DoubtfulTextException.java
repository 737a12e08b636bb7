package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.CharacterSetException;

/** No encoding of the text is likely enough for a repair. */
public final class DoubtfulTextException extends CharacterSetException {
    private static final long serialVersionUID = 1L;

    /** @param doubt as {@link CharacterSetEdit#doubt()} */
    public DoubtfulTextException(String doubt) {
        super(doubt);
    }
}
