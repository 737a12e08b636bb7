package io.cameldicom.component.commitment;

import java.time.Duration;

/**
 * How far transactions may pile up.
 *
 * @param maximum most of them that are open at once, 1 or more
 * @param expiry how long one is kept, longer than zero
 */
public record TransactionLimits(int maximum, Duration expiry) {
    public TransactionLimits {
        if (maximum < 1) {
            throw new IllegalArgumentException("commitmentMaximumOpen: " + maximum + " (expected: 1 or more)");
        }
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalArgumentException("commitmentExpiry: " + expiry + " (expected: longer than zero)");
        }
    }
}
