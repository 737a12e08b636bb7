package io.cameldicom.routes.disposition;

/** The route ended well, and did not say where the file goes. */
public final class NoDispositionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoDispositionException(String value) {
        super(Disposition.PROPERTY + ": " + value + " (expected: sent or quarantine, set by the route)");
    }
}
