package io.cameldicom.routes.disposition;

/** The file system did not let a file be moved: it stays in the inbox. */
public final class NotMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Disposition disposition;

    /** @param disposition where the file should have gone */
    public NotMovedException(Disposition disposition, Throwable cause) {
        super(
                "file: cannot be moved (expected: a folder for " + disposition.word() + " that it can be moved into)",
                cause);
        this.disposition = disposition;
    }

    public Disposition disposition() {
        return disposition;
    }
}
