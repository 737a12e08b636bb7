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

    /** Of an object that was sent as a whole. */
    public static OutcomeUnknownException ofObject(NetworkException cause) {
        return of(cause, "object", "arrived");
    }

    /** Of any other request that was sent as a whole. */
    public static OutcomeUnknownException ofRequest(NetworkException cause) {
        return of(cause, "request", "been carried out");
    }

    private static OutcomeUnknownException of(NetworkException cause, String what, String done) {
        return new OutcomeUnknownException(
                cause.peer(),
                cause.getMessage() + "; the whole " + what + " had been sent, so it may have " + done,
                cause);
    }
}
