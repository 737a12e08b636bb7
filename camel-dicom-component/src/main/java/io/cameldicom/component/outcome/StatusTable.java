package io.cameldicom.component.outcome;

import static io.cameldicom.component.outcome.Outcome.DONE;
import static io.cameldicom.component.outcome.Outcome.DONE_WITH_WARNING;
import static io.cameldicom.component.outcome.Outcome.DUPLICATE;
import static io.cameldicom.component.outcome.Outcome.PERMANENT;
import static io.cameldicom.component.outcome.Outcome.TRANSIENT;
import static io.cameldicom.component.outcome.StatusRow.row;

import java.util.List;

/**
 * What the statuses of C-STORE mean by the standard (PS3.4 §B.2.3, PS3.7 annex C), and to us where no policy says
 * otherwise.
 */
public final class StatusTable {
    /** The first row that covers a status counts. */
    static final List<StatusRow> ROWS = List.of(
            row(0x0000, DONE, "success"),
            row(0x0001, DONE_WITH_WARNING, "requested optional attributes are not supported"),
            row(0x0107, DONE_WITH_WARNING, "attribute list error"),
            row(0x0116, DONE_WITH_WARNING, "attribute value out of range"),
            row(0xB000, DONE_WITH_WARNING, "coercion of data elements"),
            row(0xB006, DONE_WITH_WARNING, "elements discarded"),
            row(0xB007, DONE_WITH_WARNING, "data set does not match SOP class"),
            row(0xB000, 0xBFFF, DONE_WITH_WARNING, "warning"),
            row(0xA700, 0xA7FF, TRANSIENT, "refused: out of resources"),
            row(0xA900, 0xA9FF, PERMANENT, "data set does not match SOP class"),
            row(0xC000, 0xCFFF, PERMANENT, "cannot understand"),
            row(0x0110, TRANSIENT, "processing failure"),
            row(0x0111, DUPLICATE, "duplicate SOP instance"),
            row(0x0117, PERMANENT, "invalid SOP instance"),
            row(0x0118, PERMANENT, "no such SOP class"),
            row(0x0122, PERMANENT, "SOP class not supported"),
            row(0x0124, PERMANENT, "not authorised"),
            row(0x0213, TRANSIENT, "resource limitation"),
            row(0x0000, 0xFFFF, PERMANENT, "a status that C-STORE does not define"));

    private StatusTable() {}

    /** The standard's words for {@code status}. */
    public static String meaning(int status) {
        return StatusRow.of(status, ROWS).meaning();
    }

    /** What {@code status} means where no policy says otherwise. */
    public static Outcome byDefault(int status) {
        return StatusRow.of(status, ROWS).byDefault();
    }
}
