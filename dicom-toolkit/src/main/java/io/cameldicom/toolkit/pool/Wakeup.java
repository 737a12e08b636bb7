package io.cameldicom.toolkit.pool;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** At most one timer for the nearest of many moments; touched by events of the pool alone, except for its firing. */
final class Wakeup {
    private final ScheduledExecutorService timer;
    private final Runnable action;
    private long scheduledAt = Long.MAX_VALUE;

    Wakeup(ScheduledExecutorService timer, Runnable action) {
        this.timer = timer;
        this.action = action;
    }

    /** Fires {@code action} no later than in {@code nanos}; an earlier moment that was asked for stays. */
    void within(long nanos, long now) {
        long at = now + Math.max(nanos, 0);
        if (scheduledAt != Long.MAX_VALUE && scheduledAt - at <= 0) {
            return;
        }
        try {
            timer.schedule(action, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            scheduledAt = at;
        } catch (RejectedExecutionException e) {
            scheduledAt = Long.MAX_VALUE; // The owner stopped its timer: nothing is left that could be late.
        }
    }

    /** To be called by {@code action} when it fires. */
    void fired() {
        scheduledAt = Long.MAX_VALUE;
    }
}
