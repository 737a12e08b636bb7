package io.cameldicom.test.scp;

import io.cameldicom.test.record.Ending;
import java.io.IOException;

/** Unwinds the thread of a connection that we have ended. */
final class EndedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Ending ending;

    EndedException(Ending ending) {
        super(ending.name(), null);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
