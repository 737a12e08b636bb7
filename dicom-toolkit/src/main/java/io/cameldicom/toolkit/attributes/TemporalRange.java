package io.cameldicom.toolkit.attributes;

import java.time.temporal.Temporal;

/**
 * From one date or time to another, both included, for range matching (PS3.4 §C.2.2.2.5).
 *
 * @param from null where it has no beginning
 * @param to null where it has no end
 */
public record TemporalRange(Temporal from, Temporal to) {
    public TemporalRange {
        if (from == null && to == null) {
            throw new IllegalArgumentException("range: no end is given (expected: from, to, or both)");
        }
    }

    /** From this one on. */
    public static TemporalRange since(Temporal from) {
        return new TemporalRange(from, null);
    }

    /** Up to this one. */
    public static TemporalRange until(Temporal to) {
        return new TemporalRange(null, to);
    }

    /** Dates of birth and of studies are nobody's business here. */
    @Override
    public String toString() {
        return "TemporalRange";
    }
}
