package io.cameldicom.component.destination;

import java.time.Duration;

/**
 * When a destination counts as away, and how often it is asked whether it is back.
 *
 * @param threshold associations in a row that must fail to open, 1 or more; 0 for never away
 * @param pause before the first question, longer than zero; it doubles with each question
 * @param maximumPause the longest one, {@code pause} or more
 */
public record BreakerOptions(int threshold, Duration pause, Duration maximumPause) {
    /** The defaults. */
    public static final BreakerOptions DEFAULTS = new BreakerOptions(3, Duration.ofSeconds(1), Duration.ofSeconds(5));

    public BreakerOptions {
        if (threshold < 0) {
            throw new IllegalArgumentException("breakerThreshold: " + threshold + " (expected: 0 or more)");
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("breakerPause: " + pause + " (expected: longer than zero)");
        }
        if (maximumPause.compareTo(pause) < 0) {
            throw new IllegalArgumentException(
                    "breakerMaximumPause: " + maximumPause + " (expected: breakerPause, " + pause + ", or longer)");
        }
    }
}
