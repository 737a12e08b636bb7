package io.cameldicom.routes.delivery;

import java.io.IOException;

/** The destination has taken the file and has to confirm that, and it cannot be remembered that it waits: it stays. */
public final class NotRememberedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRememberedException(IOException cause) {
        super(
                "state: cannot be written (expected: a folder with room, to note down what waits to be confirmed)",
                cause);
    }

    NotRememberedException() {
        super("disposition: sent, and no receipt was made (expected: the step #receipts after dicom:store, as the"
                + " destination has to confirm what it took)");
    }
}
