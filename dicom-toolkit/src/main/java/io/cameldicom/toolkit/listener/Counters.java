package io.cameldicom.toolkit.listener;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a listener does. Safe for use by many threads. */
final class Counters {
    private final AtomicLong open = new AtomicLong();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder aborted = new LongAdder();
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Counts an association as open and accepted unless {@code maximum} are open already. */
    boolean tryOpen(int maximum) {
        if (open.incrementAndGet() > maximum) {
            open.decrementAndGet();
            return false;
        }
        accepted.increment();
        return true;
    }

    void rejected() {
        rejected.increment();
    }

    void ended(boolean released) {
        open.decrementAndGet();
        if (!released) {
            aborted.increment();
        }
    }

    void received(long length) {
        objects.increment();
        bytes.add(length);
    }

    ListenerStatistics snapshot() {
        return new ListenerStatistics(
                open.get(), accepted.sum(), rejected.sum(), aborted.sum(), objects.sum(), bytes.sum());
    }
}
