package io.cameldicom.toolkit.pool;

/** Counts for {@link PoolStatistics}: written by events of the pool, which exclude each other, and read by anyone. */
final class PoolCounters {
    private volatile PoolStatistics snapshot = new PoolStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    long opened;
    long connectFailures;
    long lost;
    long leases;
    long waitTimeouts;
    long refusals;

    void publish(int open, int idle, int connecting, int waiting) {
        snapshot = new PoolStatistics(
                open, idle, connecting, waiting, opened, connectFailures, lost, leases, waitTimeouts, refusals);
    }

    PoolStatistics snapshot() {
        return snapshot;
    }
}
