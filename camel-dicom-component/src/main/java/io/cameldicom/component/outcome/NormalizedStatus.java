package io.cameldicom.component.outcome;

import static io.cameldicom.component.outcome.Outcome.DONE;
import static io.cameldicom.component.outcome.Outcome.DONE_WITH_WARNING;
import static io.cameldicom.component.outcome.Outcome.DUPLICATE;
import static io.cameldicom.component.outcome.Outcome.PERMANENT;
import static io.cameldicom.component.outcome.Outcome.TRANSIENT;
import static io.cameldicom.component.outcome.StatusRow.row;

import java.util.List;

/** What the statuses of N-ACTION, N-CREATE and N-SET mean (PS3.7 §10.1 and annex C), and what to do about them. */
public final class NormalizedStatus {
    /** The first row that covers a status counts. */
    private static final List<StatusRow> ROWS = List.of(
            row(0x0000, DONE, "success"),
            row(0x0001, DONE_WITH_WARNING, "requested optional attributes are not supported"),
            row(0x0107, DONE_WITH_WARNING, "attribute list error: some attributes were not taken"),
            row(0x0116, DONE_WITH_WARNING, "attribute value out of range"),
            row(0xB000, 0xBFFF, DONE_WITH_WARNING, "warning"),
            row(0x0105, PERMANENT, "no such attribute; leave out what the peer does not know"),
            row(0x0106, PERMANENT, "invalid attribute value; correct it"),
            row(0x0110, TRANSIENT, "processing failure; the log of the peer says why"),
            row(0x0111, DUPLICATE, "duplicate SOP instance"),
            row(0x0112, PERMANENT, "no such SOP instance; create it first"),
            row(0x0113, PERMANENT, "no such event type"),
            row(0x0114, PERMANENT, "no such argument"),
            row(0x0115, PERMANENT, "invalid argument value"),
            row(0x0117, PERMANENT, "invalid SOP instance; its UID is none"),
            row(0x0118, PERMANENT, "no such SOP class; the peer does not have this service"),
            row(0x0119, PERMANENT, "class / instance conflict"),
            row(0x0120, PERMANENT, "missing attribute; add it"),
            row(0x0121, PERMANENT, "missing attribute value; add it"),
            row(0x0122, PERMANENT, "SOP class not supported; the peer does not have this service"),
            row(0x0123, PERMANENT, "no such action; the peer does not have this service"),
            row(0x0124, PERMANENT, "not authorised; have our AE title allowed to do this at the peer"),
            row(0x0131, TRANSIENT, "duplicate Transaction UID"),
            row(0x0210, TRANSIENT, "duplicate invocation"),
            row(0x0211, PERMANENT, "unrecognized operation; the peer does not have this service"),
            row(0x0212, PERMANENT, "mistyped argument"),
            row(0x0213, TRANSIENT, "resource limitation; ask later"),
            row(0xA700, 0xA7FF, TRANSIENT, "refused: out of resources; ask later"),
            row(0x0000, 0xFFFF, PERMANENT, "a status that the service does not define"));

    private NormalizedStatus() {}

    /** The standard's words for {@code status}, and the next step. */
    public static String meaning(int status) {
        return StatusRow.of(status, ROWS).meaning();
    }

    /** What {@code status} means where no policy says otherwise. */
    public static Outcome byDefault(int status) {
        return StatusRow.of(status, ROWS).byDefault();
    }
}
