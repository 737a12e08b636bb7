package io.cameldicom.routes.health;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.LastScan;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.health.Check.Finding;
import io.cameldicom.routes.report.Deliveries;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether the inbox is looked at, and what is wrong with it. Hears of scans, and of files that end. Thread-safe. */
public final class InboxWatch implements Scans, Deliveries {
    private final LongSupplier nanoTime;
    private volatile long lastSign;
    private final LastScan last = new LastScan();

    public InboxWatch() {
        this(System::nanoTime);
    }

    InboxWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        sign();
    }

    private void sign() {
        lastSign = nanoTime.getAsLong();
    }

    /** What the last scan that came to the end of the inbox found; empty before. */
    public Optional<Census> census() {
        return last.census();
    }

    /**
     * Whether the polling thread gives signs of life. While it hands files out to a slow destination no scan ends, but files
     * do; one that hangs in the file system lets neither end.
     *
     * @param bound how long there may be no sign
     * @param paused whether somebody has stopped the route that polls
     */
    Finding polling(Duration bound, BooleanSupplier paused) {
        Duration silence = Duration.ofNanos(nanoTime.getAsLong() - lastSign);
        if (paused.getAsBoolean()) {
            return Finding.up("the inbox is not polled, as its route is stopped or suspended");
        }
        String since = "last sign of the inbox's polling " + silence.toSeconds() + " s ago";
        return silence.compareTo(bound) <= 0
                ? Finding.up(since)
                : Finding.down(since + " (expected: at most " + bound.toSeconds()
                        + " s): does its file system still answer? then restart");
    }

    /** Whether the whole inbox can be read. */
    Finding readable() {
        if (last.isFailed()) {
            return Finding.down("the inbox cannot be read, or is another folder than before");
        }
        return last.census()
                .map(InboxWatch::readable)
                .orElse(Finding.unknown("the inbox has not been seen to its end yet"));
    }

    private static Finding readable(Census census) {
        return census.unreadable() == 0
                ? Finding.up(census.left() + " files in the inbox")
                : Finding.down(census.unreadable() + " " + Census.UNREADABLE);
    }

    @Override
    public void completed(Census found) {
        last.completed(found);
        sign();
    }

    @Override
    public void cut() {
        last.cut();
        sign();
    }

    @Override
    public void failed(Exception cause) {
        last.failed(cause);
        sign();
    }

    @Override
    public void sent(String fileId, long bytes) {
        sign();
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        sign();
    }

    @Override
    public void awaits(String fileId, long bytes) {
        sign();
    }

    @Override
    public void postponed(String fileId, String message) {
        sign();
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        sign();
    }
}
