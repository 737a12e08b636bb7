package io.cameldicom.component.destination;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A total and how fast it has grown lately. Rates are means over the last 60 or 300 whole seconds, or over all whole
 * seconds since the beginning where these are fewer: what was added more than 301 seconds ago counts no more, and the
 * second that is not over yet does not count yet. Adding takes no lock but in the first moment of a second. Safe for use by
 * many threads.
 */
public final class Rate {
    private static final int MINUTE = 60;
    private static final int LONGEST = 5 * MINUTE;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long start;
    private final LongAdder total = new LongAdder();
    /** The total at the beginning of each of the last seconds, by their number. */
    private final long[] totals = new long[LONGEST + 1];

    private volatile long second;

    Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void add(long amount) {
        catchUp();
        total.add(amount);
    }

    /** Everything since the beginning. */
    public long total() {
        return total.sum();
    }

    /** Per second, over the last minute. */
    public double lastMinute() {
        return over(MINUTE);
    }

    /** Per second, over the last five minutes. */
    public double last5Minutes() {
        return over(LONGEST);
    }

    private synchronized double over(int seconds) {
        catchUp();
        long length = Math.min(seconds, second);
        return length == 0 ? 0 : (double) (totals[slot(second)] - totals[slot(second - length)]) / length;
    }

    private void catchUp() {
        long now = (nanoTime.getAsLong() - start) / SECOND_NANOS;
        if (now > second) {
            begin(now);
        }
    }

    private synchronized void begin(long now) {
        long sum = total.sum();
        for (long begun = Math.max(second + 1, now - LONGEST); begun <= now; begun++) {
            totals[slot(begun)] = sum;
        }
        second = Math.max(second, now);
    }

    private static int slot(long second) {
        return (int) (second % (LONGEST + 1));
    }
}
