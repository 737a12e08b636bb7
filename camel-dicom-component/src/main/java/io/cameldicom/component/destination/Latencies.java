package io.cameldicom.component.destination;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long answers took in the last five minutes, to the half minute: what is older counts no more. Values are as exact as
 * two digits, from a microsecond to an hour; longer ones count as an hour. Takes some 300 kB, however many there are.
 * Recording takes no lock but in the first moment of half a minute. Safe for use by many threads.
 */
public final class Latencies {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int SLICES = 10;
    private static final int DIGITS = 2;

    private final LongSupplier nanoTime;
    private final long start;
    private final Recorder recorder = new Recorder(LONGEST_MICROS, DIGITS);
    private final Histogram[] slices = new Histogram[SLICES];
    private Histogram recorded;
    private volatile long slice;

    /**
     * Percentiles of the time between the first byte of an object and its answer.
     *
     * @param count answers that they are of; all others are zero where this is
     */
    public record Percentiles(long count, Duration p50, Duration p95, Duration p99, Duration maximum) {}

    Latencies(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new Histogram(LONGEST_MICROS, DIGITS);
        }
    }

    void record(Duration latency) {
        catchUp();
        long micros = TimeUnit.NANOSECONDS.toMicros(latency.toNanos());
        recorder.recordValue(Math.max(0, Math.min(micros, LONGEST_MICROS)));
    }

    /** Of the last five minutes. */
    public synchronized Percentiles percentiles() {
        catchUp();
        collect();
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        for (Histogram one : slices) {
            all.add(one);
        }
        return new Percentiles(all.getTotalCount(), at(all, 50), at(all, 95), at(all, 99), micros(all.getMaxValue()));
    }

    private static Duration at(Histogram all, double percentile) {
        return micros(Math.min(all.getValueAtPercentile(percentile), all.getMaxValue()));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private void catchUp() {
        long now = (nanoTime.getAsLong() - start) / SLICE_NANOS;
        if (now > slice) {
            begin(now);
        }
    }

    private synchronized void begin(long now) {
        if (now <= slice) {
            return;
        }
        collect();
        for (long begun = Math.max(slice + 1, now - SLICES + 1); begun <= now; begun++) {
            slices[(int) (begun % SLICES)].reset();
        }
        slice = now;
    }

    /** What was recorded since the last time belongs to the slice that is open. */
    private void collect() {
        recorded = recorder.getIntervalHistogram(recorded);
        slices[(int) (slice % SLICES)].add(recorded);
    }
}
