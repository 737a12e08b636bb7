package io.cameldicom.component.outcome;

import java.util.Locale;

/** What the end of a request means for the object that was sent. */
public enum Outcome {
    /** The peer has it. */
    DONE,
    /** The peer has it and remarked on it; it is never sent again. */
    DONE_WITH_WARNING,
    /** The peer says that it had the instance before: done where we know that we sent it. */
    DUPLICATE,
    /** Not stored, for a reason that may pass: try again. */
    TRANSIENT,
    /** Not stored, and trying again changes nothing. */
    PERMANENT,
    /** Nobody knows whether the peer stored it: send it again, which must do no harm. */
    UNKNOWN;

    /** As it is written in policies and headers, such as {@code done-with-warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
