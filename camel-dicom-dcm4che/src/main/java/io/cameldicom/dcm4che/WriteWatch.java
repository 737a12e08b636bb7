package io.cameldicom.dcm4che;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Looks, while anything is being written, whether that goes on. Safe for use by many threads. */
final class WriteWatch {
    private final Deadline deadline;
    private final Duration limit;
    private final Supplier<Duration> blockedFor;
    private final Runnable stalled;
    private int writers;

    /**
     * @param limit how long it may make no progress
     * @param blockedFor how long it has made none
     */
    WriteWatch(ScheduledExecutorService timer, Duration limit, Supplier<Duration> blockedFor, Runnable stalled) {
        this.deadline = new Deadline(timer);
        this.limit = limit;
        this.blockedFor = blockedFor;
        this.stalled = stalled;
    }

    synchronized void begin() {
        if (writers++ == 0) {
            deadline.start(limit, this::look);
        }
    }

    synchronized void end() {
        if (--writers == 0) {
            deadline.stop();
        }
    }

    private void look() {
        Duration rest = limit.minus(blockedFor.get());
        if (rest.isNegative() || rest.isZero()) {
            stalled.run();
        } else {
            lookAgain(rest);
        }
    }

    private synchronized void lookAgain(Duration after) {
        if (writers > 0) {
            deadline.start(after, this::look);
        }
    }
}
