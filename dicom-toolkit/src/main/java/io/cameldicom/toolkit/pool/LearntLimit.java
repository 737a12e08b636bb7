package io.cameldicom.toolkit.pool;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many associations a peer seems to bear, for a while after it refused one more: the pool keeps to those it has
 * instead of asking again for each object.
 */
final class LearntLimit {
    /** How long a limit is kept before one more association is tried. */
    static final Duration MEMORY = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private int limit;
    private long until;
    private boolean learnt;

    LearntLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void learn(int open) {
        limit = Math.max(open, 1);
        until = nanoTime.getAsLong() + MEMORY.toNanos();
        learnt = true;
    }

    /** The bound to keep to now, at most {@code configured}. */
    int bound(int configured) {
        if (learnt && nanoTime.getAsLong() - until >= 0) {
            learnt = false;
        }
        return learnt ? Math.min(limit, configured) : configured;
    }

    boolean isLearnt() {
        return learnt;
    }

    /** When the limit is forgotten, by the clock of the pool; only while {@link #isLearnt()}. */
    long until() {
        return until;
    }
}
