package io.cameldicom.routes.gate;

import java.util.EnumMap;
import java.util.Map;

/** Counts what a scan comes across. */
final class CensusTaker {
    enum Kind {
        READY,
        /** As READY, but it failed before: those that never did come first. */
        READY_AGAIN,
        SETTLING,
        GROWING,
        IN_FLIGHT,
        FAILING,
        EXHAUSTED,
        LINK,
        SPECIAL,
        UNREADABLE,
        AWAITING,
        HELD
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    /** Counts a file that stays. */
    boolean leave(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
        return false;
    }

    /** Counts a file that is let in. */
    boolean offer(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
        return true;
    }

    int offered() {
        return count(Kind.READY) + count(Kind.READY_AGAIN);
    }

    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    Census census(int inFlight) {
        return new Census(
                offered(),
                count(Kind.SETTLING),
                count(Kind.GROWING),
                inFlight,
                count(Kind.FAILING),
                count(Kind.EXHAUSTED),
                count(Kind.LINK),
                count(Kind.SPECIAL),
                count(Kind.UNREADABLE),
                count(Kind.AWAITING),
                count(Kind.HELD));
    }
}
