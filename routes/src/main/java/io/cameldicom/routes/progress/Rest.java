package io.cameldicom.routes.progress;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Keeps the work of one thread to a share of its time. */
final class Rest {
    private static final long LEAST_WORK = Duration.ofMillis(1).toNanos();

    private final int times;
    private final BooleanSupplier needed;
    private long began;
    private long worked;
    private long rested;

    /**
     * @param times how many times as long as the work a rest takes
     * @param needed whether there is anybody to rest for
     */
    Rest(int times, BooleanSupplier needed) {
        this.times = times;
        this.needed = needed;
    }

    void workBegins() {
        began = System.nanoTime();
    }

    /** Rests, if enough was worked since the last rest. */
    void workEnds() {
        worked += System.nanoTime() - began;
        if (worked >= LEAST_WORK) {
            if (needed.getAsBoolean()) {
                long from = System.nanoTime();
                LockSupport.parkNanos(worked * times);
                rested += System.nanoTime() - from;
            }
            worked = 0;
        }
    }

    /** Nanoseconds of all rests so far. */
    long rested() {
        return rested;
    }
}
