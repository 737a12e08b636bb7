package io.cameldicom.routes.gate;

import java.time.Duration;

/**
 * The spans of time that the gate goes by.
 *
 * @param settle how long a file must be seen unchanged
 * @param truncatedGrace how long an empty or cut file must be seen unchanged
 * @param retryDelay longest first pause of a file that failed; doubled with each failure
 * @param retryMaximumDelay longest pause
 * @param patience how long a file may fail before it is no longer offered
 */
public record GateTimes(
        Duration settle, Duration truncatedGrace, Duration retryDelay, Duration retryMaximumDelay, Duration patience) {
    private static final int LARGEST_SHIFT = 30;

    /** The longest pause after so many failures in nanoseconds: jitter makes it shorter. */
    long pauseAfter(int failures) {
        int shift = Math.min(LARGEST_SHIFT, Math.max(0, failures - 1));
        Duration pause = retryDelay.multipliedBy(1L << shift);
        return (pause.compareTo(retryMaximumDelay) < 0 ? pause : retryMaximumDelay).toNanos();
    }
}
