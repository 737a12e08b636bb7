package io.cameldicom.routes.report;

import java.util.Optional;

/** The messages that are safe to show: those of others may hold paths or values of a data set. */
public final class OwnMessage {
    private static final String OURS = "io.cameldicom.";

    private OwnMessage() {}

    /** The message of a failure of our own; empty if it is none of ours, or has none. */
    public static Optional<String> of(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS)
                ? Optional.ofNullable(failure.getMessage())
                : Optional.empty();
    }
}
