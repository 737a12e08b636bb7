package io.cameldicom.component.outcome;

import static io.cameldicom.component.outcome.Outcome.DONE;
import static io.cameldicom.component.outcome.Outcome.DONE_WITH_WARNING;
import static io.cameldicom.component.outcome.Outcome.DUPLICATE;
import static io.cameldicom.component.outcome.Outcome.PERMANENT;
import static io.cameldicom.component.outcome.Outcome.TRANSIENT;

import java.util.List;

/** What the statuses of C-STORE mean (PS3.4 §B.2.3, PS3.7 annex C). The first rule that covers a status counts. */
public record StatusTable(List<StatusRule> rules) {
    /** The table that holds where nothing else is configured. */
    public static final StatusTable DEFAULTS = new StatusTable(List.of(
            one(0x0000, DONE, "success"),
            one(0x0001, DONE_WITH_WARNING, "requested optional attributes are not supported"),
            one(0x0107, DONE_WITH_WARNING, "attribute list error"),
            one(0x0116, DONE_WITH_WARNING, "attribute value out of range"),
            one(0xB000, DONE_WITH_WARNING, "coercion of data elements"),
            one(0xB006, DONE_WITH_WARNING, "elements discarded"),
            one(0xB007, DONE_WITH_WARNING, "data set does not match SOP class"),
            new StatusRule(0xB000, 0xBFFF, DONE_WITH_WARNING, "warning"),
            new StatusRule(0xA700, 0xA7FF, TRANSIENT, "refused: out of resources"),
            new StatusRule(0xA900, 0xA9FF, PERMANENT, "data set does not match SOP class"),
            new StatusRule(0xC000, 0xCFFF, PERMANENT, "cannot understand"),
            one(0x0110, TRANSIENT, "processing failure"),
            one(0x0111, DUPLICATE, "duplicate SOP instance"),
            one(0x0117, PERMANENT, "invalid SOP instance"),
            one(0x0118, PERMANENT, "no such SOP class"),
            one(0x0122, PERMANENT, "SOP class not supported"),
            one(0x0124, PERMANENT, "not authorised"),
            one(0x0213, TRANSIENT, "resource limitation")));

    private static final StatusRule UNLISTED =
            new StatusRule(0x0000, 0xFFFF, PERMANENT, "a status that C-STORE does not define");

    public StatusTable {
        rules = List.copyOf(rules);
    }

    /** The rule that holds for {@code status}; a status without one is permanent. */
    public StatusRule rule(int status) {
        return rules.stream().filter(rule -> rule.covers(status)).findFirst().orElse(UNLISTED);
    }

    private static StatusRule one(int status, Outcome outcome, String meaning) {
        return new StatusRule(status, status, outcome, meaning);
    }
}
