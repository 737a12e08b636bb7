package io.cameldicom.test.wire;

import java.io.IOException;

/** The other side sent what no reading of PS3.7 or PS3.8 allows. The message says what was expected. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
