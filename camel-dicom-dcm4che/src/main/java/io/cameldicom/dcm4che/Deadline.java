package io.cameldicom.dcm4che;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happens if something does not happen in time. Safe for use by many threads. */
final class Deadline {
    private final ScheduledExecutorService timer;
    private Future<?> pending;

    Deadline(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Sets it anew. */
    synchronized void start(Duration after, Runnable expired) {
        stop();
        pending = timer.schedule(expired, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void stop() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
