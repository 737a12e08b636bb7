package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.DicomException;

/** The body of a message says not, or not clearly, what a peer is to commit to; nothing was sent. */
public final class InvalidCommitmentRequestException extends DicomException {
    private static final long serialVersionUID = 1L;

    public InvalidCommitmentRequestException(String message) {
        super(message);
    }
}
