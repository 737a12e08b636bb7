package io.cameldicom.toolkit.engine;

/** The association ended by A-ABORT of either side, by a closed connection, or by a breach of protocol (PS3.8 §9.3.8). */
public final class AssociationAbortedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    public AssociationAbortedException(DicomAddress peer, String message) {
        super(peer, message);
    }

    public AssociationAbortedException(DicomAddress peer, String message, Throwable cause) {
        super(peer, message, cause);
    }
}
