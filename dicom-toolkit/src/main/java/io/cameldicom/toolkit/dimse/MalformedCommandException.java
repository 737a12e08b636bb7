package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.DicomException;

/** A command set that breaks the rules of PS3.7 §6.3 or a limit. */
public final class MalformedCommandException extends DicomException {
    private static final long serialVersionUID = 1L;

    public MalformedCommandException(String message) {
        super(message);
    }
}
