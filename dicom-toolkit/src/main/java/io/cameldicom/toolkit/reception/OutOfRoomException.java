package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.engine.ReceptionLimits;
import java.io.IOException;

/** An object goes beyond the {@link ReceptionLimits}; the message fits into an Error Comment. */
public final class OutOfRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    private OutOfRoomException(String message) {
        super(message);
    }

    static OutOfRoomException tooLong(long maximum) {
        return new OutOfRoomException("object longer than " + maximum + " bytes");
    }

    static OutOfRoomException diskNearlyFull(long minimum) {
        return new OutOfRoomException("less than " + minimum + " bytes of disk free");
    }
}
