package io.cameldicom.toolkit.engine;

/** No connection came about: refused, unreachable, unknown host, or, as {@link TlsFailedException}, a failed TLS handshake. */
public sealed class ConnectionFailedException extends NetworkException permits TlsFailedException {
    private static final long serialVersionUID = 1L;

    public ConnectionFailedException(DicomAddress peer, String message, Throwable cause) {
        super(peer, message, cause);
    }
}
