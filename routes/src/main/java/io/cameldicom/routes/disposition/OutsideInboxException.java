package io.cameldicom.routes.disposition;

/** The file does not lie in the inbox: it stays where it is. */
public final class OutsideInboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutsideInboxException() {
        super("file: lies outside of the inbox (expected: below it)");
    }
}
