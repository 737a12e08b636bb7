package io.cameldicom.routes.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes those wait whose password was wrong: longer with each failure for a name, never longer than four seconds, and
 * nobody is locked out. Names share a fixed number of places, so made-up names cost no memory. Thread-safe.
 */
final class Slowdown {
    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(4);
    static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private static final int PLACES = 1024;
    /** More waiting threads than this would themselves be harm; the slow hash still bounds the guesses. */
    private static final int MOST_WAITING = 8;

    private static final int DOUBLINGS = 4;

    private final int seed = new SecureRandom().nextInt();
    private final int[] failures = new int[PLACES];
    private final long[] times = new long[PLACES];
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final LongSupplier nanoTime;
    private final Consumer<Duration> wait;

    /**
     * @param nanoTime a clock as {@link System#nanoTime()}
     * @param wait blocks for a time
     */
    Slowdown(LongSupplier nanoTime, Consumer<Duration> wait) {
        this.nanoTime = nanoTime;
        this.wait = wait;
    }

    /** Blocks the one whose password was wrong. */
    void failed(String name) {
        Duration pause = pause(place(name));
        if (waiting.tryAcquire()) {
            try {
                wait.accept(pause);
            } finally {
                waiting.release();
            }
        }
    }

    private synchronized Duration pause(int place) {
        long now = nanoTime.getAsLong();
        if (now - times[place] > FORGOTTEN.toNanos()) {
            failures[place] = 0;
        }
        times[place] = now;
        int before = Math.min(failures[place]++, DOUBLINGS);
        return FIRST.multipliedBy(1L << before);
    }

    /** Forgets the failures of a name that has signed in. */
    synchronized void succeeded(String name) {
        failures[place(name)] = 0;
    }

    private int place(String name) {
        int mixed = (name.hashCode() ^ seed) * 0x9E3779B9;
        return (mixed >>> 16) % PLACES;
    }
}
