package io.cameldicom.routes.disposition;

/** The file is not the one that was read, or has other contents: it stays, and is sent again when it has settled. */
public final class SourceChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceChangedException() {
        super("file: changed while it was on its way (expected: left alone until it has been moved)");
    }
}
