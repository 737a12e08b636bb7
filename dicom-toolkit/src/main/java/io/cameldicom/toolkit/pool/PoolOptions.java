package io.cameldicom.toolkit.pool;

import java.time.Duration;

/**
 * Bounds and times of a pool.
 *
 * @param maxAssociations most associations at once, counted from the first byte of connecting to the closed connection;
 *     1 or more
 * @param maxObjectsPerAssociation objects after which an association is released; 0 for no limit
 * @param idleTimeout how long an unused association is kept; longer than zero
 * @param maximumWait how long a lease may take; longer than zero
 * @param refusalMemory how long a pair that the peer refused fails at once; longer than zero
 */
public record PoolOptions(
        int maxAssociations,
        int maxObjectsPerAssociation,
        Duration idleTimeout,
        Duration maximumWait,
        Duration refusalMemory) {
    /** The defaults. */
    public static final PoolOptions DEFAULTS =
            new PoolOptions(4, 0, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

    public PoolOptions {
        if (maxAssociations < 1) {
            throw new IllegalArgumentException("maxAssociations: " + maxAssociations + " (expected: 1 or more)");
        }
        if (maxObjectsPerAssociation < 0) {
            throw new IllegalArgumentException("maxObjectsPerAssociation: " + maxObjectsPerAssociation
                    + " (expected: 0 for no limit, or 1 or more)");
        }
        requirePositive("idleTimeout", idleTimeout);
        requirePositive("maximumWait", maximumWait);
        requirePositive("refusalMemory", refusalMemory);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: longer than zero)");
        }
    }
}
