package io.cameldicom.routes.delivery;

import io.cameldicom.toolkit.DicomException;

/** The destination has the instance from us, sent from a file of other contents. */
public final class OtherBytesSentException extends DicomException {
    private static final long serialVersionUID = 1L;

    public OtherBytesSentException(String destination) {
        super("SOP Instance UID: sent to " + destination
                + " before, from a file with other contents (expected: the same contents, or another UID)");
    }
}
