package io.cameldicom.routes.receipt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a receipt says of an object. */
public enum ReceiptOutcome {
    /** The destination took it. */
    DONE,
    /** The destination took it, with a warning. */
    DONE_WITH_WARNING,
    /** The destination has it, and from us: an earlier sending whose answer was lost, or an earlier receipt, proves it. */
    DUPLICATE,
    /** Not sent: an earlier receipt says that the destination has these very bytes. */
    ALREADY_SENT,
    /** The destination took what is no longer in the file: it counts for nothing. */
    SOURCE_CHANGED;

    /** Whether the destination has the instance since: only these are remembered. */
    public boolean isSent() {
        return this == DONE || this == DONE_WITH_WARNING || this == DUPLICATE;
    }

    /** The word in the line. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
