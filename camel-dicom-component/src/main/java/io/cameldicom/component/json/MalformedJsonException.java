package io.cameldicom.component.json;

import io.cameldicom.toolkit.DicomException;

/** A text is not the JSON that it should be. */
public final class MalformedJsonException extends DicomException {
    private static final long serialVersionUID = 1L;

    /** @param message says where and what was expected; nothing of the text */
    public MalformedJsonException(String message) {
        super(message);
    }
}
