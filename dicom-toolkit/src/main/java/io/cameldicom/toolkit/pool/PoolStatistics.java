package io.cameldicom.toolkit.pool;

/**
 * Counters of a pool at one moment.
 *
 * @param open associations that are open, whether used or not
 * @param idle of these, the ones that nobody uses
 * @param connecting associations that are being opened
 * @param waiting leases that wait for an association
 * @param opened associations opened so far
 * @param connectFailures attempts to open one that failed so far
 * @param lost associations that ended by a failure so far
 * @param leases leases granted so far
 * @param waitTimeouts leases that were not granted within the maximum wait so far
 * @param refusals leases that failed because the peer refused the context so far
 */
public record PoolStatistics(
        int open,
        int idle,
        int connecting,
        int waiting,
        long opened,
        long connectFailures,
        long lost,
        long leases,
        long waitTimeouts,
        long refusals) {}
