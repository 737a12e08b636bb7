package io.cameldicom.component.outcome;

import static io.cameldicom.component.outcome.Outcome.DONE;
import static io.cameldicom.component.outcome.Outcome.DONE_WITH_WARNING;
import static io.cameldicom.component.outcome.Outcome.PERMANENT;
import static io.cameldicom.component.outcome.Outcome.TRANSIENT;
import static io.cameldicom.component.outcome.StatusRow.row;

import java.util.List;

/**
 * What the final statuses of C-FIND, C-MOVE and C-GET mean (PS3.4 §C.4.1.1.4, §C.4.2.1.5, §C.4.3.1.4 and §K.4.1.1.4, PS3.7
 * annex C), and what to do about them.
 */
public final class QueryRetrieveStatus {
    /** The first row that covers a status counts. */
    private static final List<StatusRow> ROWS = List.of(
            row(0x0000, DONE, "success"),
            row(0xFE00, DONE, "cancelled"),
            row(0xB000, DONE_WITH_WARNING, "some sub-operations failed"),
            row(0x0001, DONE_WITH_WARNING, "requested optional attributes are not supported"),
            row(0x0107, DONE_WITH_WARNING, "attribute list error"),
            row(0x0116, DONE_WITH_WARNING, "attribute value out of range"),
            row(0xB001, 0xBFFF, DONE_WITH_WARNING, "warning"),
            row(0xA700, TRANSIENT, "refused: out of resources; ask for less, or later"),
            row(0xA701, TRANSIENT, "refused: out of resources to count the matches; ask for less, or later"),
            row(
                    0xA702,
                    TRANSIENT,
                    "refused: out of resources for sub-operations; see whether the peer can reach the move destination,"
                            + " and ask later"),
            row(0xA703, 0xA7FF, TRANSIENT, "refused: out of resources; ask for less, or later"),
            row(
                    0xA801,
                    PERMANENT,
                    "refused: move destination unknown; have its AE title, host and port entered at the peer"),
            row(
                    0xA900,
                    PERMANENT,
                    "identifier does not match SOP class; see whether the peer supports the model, the level and the keys"),
            row(0xC000, 0xCFFF, PERMANENT, "unable to process; the log of the peer says why"),
            row(0x0110, TRANSIENT, "processing failure; the log of the peer says why"),
            row(0x0122, PERMANENT, "SOP class not supported; ask by another model"),
            row(0x0124, PERMANENT, "not authorised; have our AE title allowed to do this at the peer"),
            row(0x0211, PERMANENT, "unrecognized operation; the peer does not have this service"),
            row(0x0213, TRANSIENT, "resource limitation; ask later"),
            row(0x0000, 0xFFFF, PERMANENT, "a status that the service does not define"));

    private QueryRetrieveStatus() {}

    /** The standard's words for {@code status}, and the next step. */
    public static String meaning(int status) {
        return StatusRow.of(status, ROWS).meaning();
    }

    /** What {@code status} means where no policy says otherwise. */
    public static Outcome byDefault(int status) {
        return StatusRow.of(status, ROWS).byDefault();
    }
}
