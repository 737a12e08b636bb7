package io.cameldicom.toolkit.netty;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Notices a file that gives no byte, as on a mount that hangs: a read of which nothing is heard for some time. One read at
 * a time is watched. It costs next to nothing where files give bytes: a scheduled task looks from time to time.
 */
final class ReadWatch {
    private record Reading(long since, Runnable stalled) {}

    private final EventExecutor executor;
    private final long nanos;
    private final AtomicReference<Reading> current = new AtomicReference<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    ReadWatch(EventExecutor executor, Duration timeout) {
        this.executor = executor;
        this.nanos = timeout.toNanos();
    }

    /** A read begins, and the former one has ended; on any thread. {@code stalled} may run on the event loop. */
    void begin(Runnable stalled) {
        current.set(new Reading(System.nanoTime(), stalled));
        lookIn(nanos);
    }

    /** The read that began with {@code stalled} has ended; on any thread. */
    void end(Runnable stalled) {
        Reading reading = current.get();
        if (reading != null && reading.stalled == stalled) {
            current.compareAndSet(reading, null);
        }
    }

    private void lookIn(long delay) {
        if (scheduled.compareAndSet(false, true)) {
            try {
                executor.schedule(this::look, delay, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The engine is closing, which fails every request.
            }
        }
    }

    private void look() {
        scheduled.set(false);
        Reading reading = current.get();
        if (reading == null) {
            return;
        }
        long left = reading.since + nanos - System.nanoTime();
        if (left > 0) {
            lookIn(left);
        } else if (current.compareAndSet(reading, null)) {
            reading.stalled.run();
        }
    }
}
