package io.cameldicom.toolkit.pool;

import java.util.concurrent.CompletableFuture;

/** A lease that was asked for and not yet granted; touched by events of the pool alone. */
final class Waiter {
    final ContextPair pair;
    /** Order of arrival, shared with {@link Opening#ticket()}. */
    final long ticket;

    final long deadline;
    final CompletableFuture<Lease> lease;

    /** Whether an association is being opened, or an idle one closed, for this one's sake. */
    boolean reserved;

    Waiter(ContextPair pair, long ticket, long deadline, CompletableFuture<Lease> lease) {
        this.pair = pair;
        this.ticket = ticket;
        this.deadline = deadline;
        this.lease = lease;
    }
}
