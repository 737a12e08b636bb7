package io.cameldicom.component.outcome;

import java.util.List;

/**
 * What statuses of a service mean. In a table the first row that covers a status counts, and the last covers all.
 *
 * @param range the statuses
 * @param byDefault what they mean where no policy says otherwise
 * @param meaning the standard's words for them, and the next step where there is one
 */
record StatusRow(StatusRange range, Outcome byDefault, String meaning) {
    static StatusRow row(int status, Outcome outcome, String meaning) {
        return row(status, status, outcome, meaning);
    }

    static StatusRow row(int from, int to, Outcome outcome, String meaning) {
        return new StatusRow(new StatusRange(from, to), outcome, meaning);
    }

    /** The row of {@code table} that counts for {@code status}. */
    static StatusRow of(int status, List<StatusRow> table) {
        StatusRange one = StatusRange.of(status);
        return table.stream().filter(row -> row.range.covers(one)).findFirst().orElseThrow();
    }
}
