package io.cameldicom.routes.options;

/** An option that cannot be used; the message is one line for the person who set it: key, value and what is expected. */
public final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OptionException(String message) {
        super(message);
    }
}
