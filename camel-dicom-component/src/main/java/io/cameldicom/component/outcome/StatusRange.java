package io.cameldicom.component.outcome;

import java.util.EnumSet;
import java.util.Set;

/**
 * Answers of the peer by their DIMSE status (PS3.7 annex C).
 *
 * @param from first status of the range
 * @param to last status of the range
 */
public record StatusRange(int from, int to) implements Ending {
    public StatusRange {
        if (from < 0 || to > 0xFFFF || from > to) {
            throw new IllegalArgumentException(
                    String.format("status range: %04X-%04X (expected: 0000 to FFFF, the lower first)", from, to));
        }
    }

    static StatusRange of(int status) {
        return new StatusRange(status, status);
    }

    @Override
    public boolean covers(Ending other) {
        return other instanceof StatusRange range && from <= range.from && range.to <= to;
    }

    @Override
    public boolean overlaps(Ending other) {
        return other instanceof StatusRange range && from <= range.to && range.from <= to;
    }

    @Override
    public int width() {
        return to - from;
    }

    /** Success can only be taken for what it is: else a stored object would be sent for ever, or be put aside. */
    @Override
    public Set<Outcome> sensible() {
        return from == 0 ? EnumSet.of(Outcome.DONE, Outcome.DONE_WITH_WARNING) : EnumSet.allOf(Outcome.class);
    }

    @Override
    public String text() {
        return from == to ? String.format("%04X", from) : String.format("%04X-%04X", from, to);
    }
}
