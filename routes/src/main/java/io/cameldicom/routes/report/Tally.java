package io.cameldicom.routes.report;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts how files ended since the start. Thread-safe. */
public final class Tally implements Deliveries {
    private static final long NEVER = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final LongAdder postponed = new LongAdder();
    private final LongAdder unexpected = new LongAdder();
    private final AtomicLong failingSince = new AtomicLong(NEVER);

    public Tally() {
        this(System::nanoTime);
    }

    Tally(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void sent(String fileId, long bytes) {
        sent.increment();
        sentBytes.add(bytes);
        failingSince.set(NEVER);
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        quarantined.increment();
    }

    @Override
    public void postponed(String fileId, String message) {
        postponed.increment();
        failingSince.compareAndSet(NEVER, nanoTime.getAsLong());
    }

    @Override
    public void postponedHere(String fileId, String message) {
        postponed.increment();
    }

    @Override
    public void answered() {
        failingSince.set(NEVER);
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        unexpected.increment();
    }

    public long sent() {
        return sent.sum();
    }

    /** Bytes of the files that were sent. */
    public long sentBytes() {
        return sentBytes.sum();
    }

    public long quarantined() {
        return quarantined.sum();
    }

    /** Times that a file was put off; the same file may count often. */
    public long postponed() {
        return postponed.sum();
    }

    public long unexpected() {
        return unexpected.sum();
    }

    /** Nanoseconds since the destination began to fail; 0 while it takes files, or refuses them for good. */
    public long failingFor() {
        long since = failingSince.get();
        return since == NEVER ? 0 : Math.max(1, nanoTime.getAsLong() - since);
    }
}
