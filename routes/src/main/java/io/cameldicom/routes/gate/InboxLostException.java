package io.cameldicom.routes.gate;

/** The inbox is no longer the folder that it was; the message says what became of it, and holds no path. */
public final class InboxLostException extends Exception {
    private static final long serialVersionUID = 1L;

    InboxLostException(String message) {
        super(message);
    }
}
