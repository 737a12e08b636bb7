package io.cameldicom.toolkit.engine;

/** No connection came about: refused, unreachable, unknown host, or a failed TLS handshake. */
public final class ConnectionFailedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    public ConnectionFailedException(DicomAddress peer, String message, Throwable cause) {
        super(peer, message, cause);
    }
}
