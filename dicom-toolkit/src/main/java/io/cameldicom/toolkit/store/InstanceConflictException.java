package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.DicomException;

/** The store holds other bytes under this SOP Instance UID; what it holds was left as it was. */
public final class InstanceConflictException extends DicomException {
    private static final long serialVersionUID = 1L;

    public InstanceConflictException(String message) {
        super(message);
    }
}
