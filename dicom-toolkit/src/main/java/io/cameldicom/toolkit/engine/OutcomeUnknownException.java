package io.cameldicom.toolkit.engine;

/**
 * The last byte of a request was handed to the network, then the association was lost before the response: the peer may
 * or may not have done what was asked. {@link #getCause()} says how it was lost.
 */
public final class OutcomeUnknownException extends NetworkException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(DicomAddress peer, String message, Throwable cause) {
        super(peer, message, cause);
    }
}
