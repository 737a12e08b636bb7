package io.cameldicom.toolkit.pool;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One timer at the most, for the nearest of many moments; touched by events of the pool alone, except for its firing. */
final class Wakeup {
    private final ScheduledExecutorService timer;
    private final Consumer<Runnable> mailbox;
    private final Runnable action;
    private Future<?> scheduled;
    private long scheduledAt;

    /**
     * @param mailbox runs events one after the other
     * @param action the event that a firing brings
     */
    Wakeup(ScheduledExecutorService timer, Consumer<Runnable> mailbox, Runnable action) {
        this.timer = timer;
        this.mailbox = mailbox;
        this.action = action;
    }

    /** Brings the event no later than in {@code nanos}; an earlier moment that was asked for stays. */
    void within(long nanos, long now) {
        long at = now + Math.max(nanos, 0);
        if (scheduled != null) {
            if (scheduledAt - at <= 0) {
                return;
            }
            scheduled.cancel(false);
        }
        scheduledAt = at;
        try {
            scheduled = timer.schedule(() -> mailbox.accept(() -> fire(at)), Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            scheduled = null; // The owner stopped its timer: nothing is left that could be late.
        }
    }

    /** A firing that was too late to be cancelled brings nothing. */
    private void fire(long at) {
        if (scheduled != null && scheduledAt == at) {
            scheduled = null;
            action.run();
        }
    }
}
