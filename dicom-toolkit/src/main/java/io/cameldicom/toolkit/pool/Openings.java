package io.cameldicom.toolkit.pool;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The associations that are being opened. An attempt that gets no answer for a while may be waiting for one of our own
 * associations to end: some peers serve one at a time and leave the others in their queue.
 */
final class Openings {
    /** How long an attempt may take before one of our idle associations makes way for it. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<Opening, Long> beginnings = new LinkedHashMap<>();
    private final Set<Opening> madeWayFor = new HashSet<>();

    void add(Opening opening, long now) {
        beginnings.put(opening, now);
    }

    void remove(Opening opening) {
        beginnings.remove(opening);
        madeWayFor.remove(opening);
    }

    int size() {
        return beginnings.size();
    }

    /** Whether some attempt is overdue and nothing has made way for it; from now on something has. */
    boolean makeWayForOne(long now) {
        for (Map.Entry<Opening, Long> opening : beginnings.entrySet()) {
            if (now - opening.getValue() >= PATIENCE.toNanos() && madeWayFor.add(opening.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** Nanoseconds until the next attempt becomes overdue, if one still can. */
    OptionalLong nextOverdueIn(long now) {
        return beginnings.values().stream()
                .mapToLong(beginning -> beginning - now + PATIENCE.toNanos())
                .filter(in -> in > 0)
                .min();
    }
}
