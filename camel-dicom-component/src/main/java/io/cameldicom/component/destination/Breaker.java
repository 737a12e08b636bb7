package io.cameldicom.component.destination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * Whether a destination is worth a try: a pure state machine without threads and timers. It opens after some openings of
 * associations in a row have failed while none was open, and closes when the peer accepts one. Closed by a mere question,
 * it opens again at the first failure, until an object's association has opened. Safe for use by many threads.
 */
final class Breaker {
    /** Pauses vary by this part of themselves in either direction, so that many senders do not ask at once. */
    static final double JITTER = 0.2;

    private final BreakerOptions options;
    private final Clock clock;
    private final DoubleSupplier random;
    private int failures;
    private boolean open;
    private boolean trial;
    private Instant since;
    private Duration pause;
    private String lastFailure = "none";

    /** @param random evenly from 0 to 1 */
    Breaker(BreakerOptions options, Clock clock, DoubleSupplier random) {
        this.options = options;
        this.clock = clock;
        this.random = random;
        this.since = clock.instant();
        this.pause = options.pause();
    }

    /**
     * The association for an object did not open.
     *
     * @param excused whether that says nothing of the peer, such as where another one is open: then it is there, and only
     *     had no room for one more
     * @return whether the breaker has opened by it
     */
    synchronized boolean failed(String why, boolean excused) {
        lastFailure = why;
        if (open || excused || options.threshold() == 0 || ++failures < options.threshold()) {
            return false;
        }
        turn(true);
        return true;
    }

    /**
     * A question was not let in.
     *
     * @param byThePeer whether the peer itself said so: it may refuse questions and still take objects, so one may try
     */
    synchronized void unanswered(String why, boolean byThePeer) {
        lastFailure = why;
        trial = open && byThePeer;
    }

    /** Whether an object that comes now would be tried: while it is open, one may after each question that was refused. */
    synchronized boolean isPassable() {
        return !open || trial;
    }

    /** Lets an object pass, if one may. */
    synchronized boolean pass() {
        boolean passed = isPassable();
        trial = false;
        return passed;
    }

    /**
     * The association for an object has opened.
     *
     * @return whether the breaker has closed by it
     */
    synchronized boolean accepted() {
        failures = 0;
        pause = options.pause();
        return close();
    }

    /**
     * The peer has let a question in.
     *
     * @return whether the breaker has closed by it
     */
    synchronized boolean answered() {
        boolean closed = close();
        if (closed) {
            failures = options.threshold() - 1;
        }
        return closed;
    }

    private boolean close() {
        boolean wasOpen = open;
        if (wasOpen) {
            turn(false);
        }
        return wasOpen;
    }

    private void turn(boolean nowOpen) {
        open = nowOpen;
        trial = false;
        since = clock.instant();
    }

    /** How long to wait before the next question; each is longer than the one before, up to the longest. */
    synchronized Duration nextPause() {
        Duration next = pause;
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(options.maximumPause()) < 0 ? twice : options.maximumPause();
        double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
        return Duration.ofNanos((long) (next.toNanos() * factor));
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Since when it is open or closed. */
    synchronized Instant since() {
        return since;
    }

    /** Why the last association did not open; never the words of the peer. */
    synchronized String lastFailure() {
        return lastFailure;
    }
}
