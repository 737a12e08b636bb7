package io.cameldicom.toolkit;

/**
 * The root of every failure of this toolkit. Its message says what happened, with which peer or file part, the value
 * seen and the value expected; it never holds a value of a data set, a path or a peer's Error Comment.
 */
public abstract class DicomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DicomException(String message) {
        super(message);
    }

    protected DicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
