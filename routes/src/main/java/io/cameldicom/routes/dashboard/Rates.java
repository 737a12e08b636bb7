package io.cameldicom.routes.dashboard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How fast two counters grow, over the last five minutes: fed by looks at the counters, at any pace. Bounded; for one
 * thread at a time.
 */
final class Rates {
    /** The time from one bar of the picture to the next. */
    static final Duration STEP = Duration.ofSeconds(5);

    static final int STEPS = 60;

    /** What "now" means. */
    static final Duration NOW = Duration.ofSeconds(15);

    /** @param at nanoseconds of the monotonic clock */
    private record Look(long at, long objects, long bytes) {}

    private final Deque<Look> looks = new ArrayDeque<>();
    private Look latest;

    /** The counters stand so now. */
    synchronized void look(long nanos, long objects, long bytes) {
        latest = new Look(nanos, objects, bytes);
        if (looks.isEmpty() || nanos - looks.getLast().at >= STEP.toNanos()) {
            looks.addLast(latest);
            if (looks.size() > STEPS + 1) {
                looks.removeFirst();
            }
        }
    }

    /** Objects a second now. */
    synchronized double objectsPerSecond() {
        Look from = before();
        return from == null ? 0 : (latest.objects - from.objects) / seconds(from);
    }

    synchronized double bytesPerSecond() {
        Look from = before();
        return from == null ? 0 : (latest.bytes - from.bytes) / seconds(from);
    }

    private double seconds(Look from) {
        return (latest.at - from.at) / 1e9;
    }

    /** Null while there is nothing to compare with. */
    private Look before() {
        return looks.stream()
                .filter(look -> latest.at - look.at <= NOW.toNanos() && look.at < latest.at)
                .findFirst()
                .orElse(null);
    }

    /** Objects a second in each step, the oldest first; fewer than {@link #STEPS} at the beginning. */
    synchronized List<Double> history() {
        List<Double> history = new ArrayList<>();
        Look before = null;
        for (Look look : looks) {
            if (before != null) {
                history.add((look.objects - before.objects) / ((look.at - before.at) / 1e9));
            }
            before = look;
        }
        return history;
    }
}
