package io.cameldicom.routes.delivery;

import java.io.IOException;

/** It could not be written down that an object is about to be sent: it was not sent. */
public final class AttemptNotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AttemptNotRecordedException(IOException cause) {
        super("state: cannot be written (expected: a folder with room, to note down what is sent)", cause);
    }
}
