package io.cameldicom.toolkit.netty;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A timer that is started and stopped very often and expires hardly ever: starting it only notes the time, and one
 * scheduled task looks from time to time. Used on one event loop only.
 */
public final class DeadlineTimer {
    private final EventExecutor executor;
    private final long nanos;
    private final Runnable expiry;
    private boolean running;
    private boolean scheduled;
    private long deadline;

    public DeadlineTimer(EventExecutor executor, Duration duration, Runnable expiry) {
        this.executor = executor;
        this.nanos = duration.toNanos();
        this.expiry = expiry;
    }

    /** Starts it, or starts it anew. */
    public void start() {
        start(System.nanoTime());
    }

    /** Starts it, or starts it anew, as of a time that has passed; never before that of the last start. */
    void start(long since) {
        running = true;
        deadline = since + nanos;
        if (!scheduled) {
            schedule(deadline - System.nanoTime());
        }
    }

    public void stop() {
        running = false;
    }

    private void schedule(long delay) {
        if (executor.isShuttingDown()) {
            return;
        }
        scheduled = true;
        executor.schedule(this::look, delay, TimeUnit.NANOSECONDS);
    }

    private void look() {
        scheduled = false;
        if (!running) {
            return;
        }
        long left = deadline - System.nanoTime();
        if (left > 0) {
            schedule(left);
        } else {
            running = false;
            expiry.run();
        }
    }
}
