package io.cameldicom.routes.receipt;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells now and then how far the reading of the journal has come; nothing where it is soon over. */
final class ReplayProgress {
    static final Duration BETWEEN = Duration.ofSeconds(5);

    private static final int LINES_BETWEEN_LOOKS = 1000;

    private final long total;
    private final LongSupplier nanoTime;
    private final Consumer<String> told;
    private long lastTold;
    private long done;
    private int lines;

    /**
     * @param total bytes to be read
     * @param told hears each line
     */
    ReplayProgress(long total, LongSupplier nanoTime, Consumer<String> told) {
        this.total = total;
        this.nanoTime = nanoTime;
        this.told = told;
        this.lastTold = nanoTime.getAsLong();
    }

    /** A line of so many bytes has been read. */
    void read(long bytes) {
        done += bytes;
        if (++lines % LINES_BETWEEN_LOOKS == 0) {
            long now = nanoTime.getAsLong();
            if (now - lastTold >= BETWEEN.toNanos()) {
                lastTold = now;
                told.accept("receipts: " + Math.min(100, 100 * done / Math.max(1, total)) + " % read into the index");
            }
        }
    }
}
