package io.cameldicom.component.query;

import io.cameldicom.toolkit.DicomException;

/** A query that its information model does not allow. Nothing was sent. */
public final class IllegalQueryException extends DicomException {
    private static final long serialVersionUID = 1L;

    /** @param message names the level or keyword, and what is expected; never a value of a key */
    public IllegalQueryException(String message) {
        super(message);
    }
}
