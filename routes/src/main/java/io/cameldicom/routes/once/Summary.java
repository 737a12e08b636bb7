package io.cameldicom.routes.once;

import io.cameldicom.routes.ExitCode;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.report.Tally;
import java.time.Duration;
import java.util.Locale;

/**
 * How a run of {@code --once} ended.
 *
 * @param sent files
 * @param quarantined files
 * @param left files, links and others that are still in the inbox
 * @param unexpected exchanges that failed by a mistake
 * @param bytes of the files that were sent
 * @param time from the first look to the end
 */
public record Summary(long sent, long quarantined, int left, long unexpected, long bytes, Duration time) {
    private static final double MEGABYTE = 1e6;

    /** Puts the counts together. */
    public static Summary of(Tally tally, Census census, Duration time) {
        return new Summary(
                tally.sent(), tally.quarantined(), census.left(), tally.unexpected(), tally.sentBytes(), time);
    }

    /** By precedence: an error of our own, something left, something in quarantine. */
    public ExitCode exitCode() {
        if (left > 0) {
            return unexpected > 0 ? ExitCode.ERROR : ExitCode.LEFT;
        }
        return quarantined > 0 ? ExitCode.QUARANTINED : ExitCode.DONE;
    }

    /** One line for a person. */
    public String line() {
        double seconds = Math.max(0.001, time.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "sent %d, quarantined %d, left in the inbox %d; %.1f MB in %.1f s, %.1f MB/s",
                sent,
                quarantined,
                left,
                bytes / MEGABYTE,
                seconds,
                bytes / MEGABYTE / seconds);
    }
}
