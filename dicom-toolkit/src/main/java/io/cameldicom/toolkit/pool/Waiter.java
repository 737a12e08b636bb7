package io.cameldicom.toolkit.pool;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A lease that was asked for and not yet granted; touched by events of the pool alone. */
final class Waiter {
    /** One or more, the first is the best. */
    final List<ContextPair> preferences;
    /** Order of arrival, shared with {@link Opening#ticket()}. */
    final long ticket;

    final long deadline;
    final CompletableFuture<Lease> lease;

    /** Whether an association is being opened, or an idle one closed, for this one's sake. */
    boolean reserved;

    Waiter(List<ContextPair> preferences, long ticket, long deadline, CompletableFuture<Lease> lease) {
        this.preferences = preferences;
        this.ticket = ticket;
        this.deadline = deadline;
        this.lease = lease;
    }
}
