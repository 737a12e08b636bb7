package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The open associations to one destination, shared by whoever sends to it.
 *
 * <p>A lease is exclusive: one object at a time travels on an association. Leases are granted in the order in which
 * they were asked for; nobody who needs a rare context is passed by for long, as an idle association without it is
 * closed to make room. A new association proposes every pair that the destination was asked for so far, one transfer
 * syntax per context, at most 128 (PS3.8 §9.3.2.2). After any failure an association is never used again.
 *
 * <p>An association that cannot be opened fails the lease for which it was opened. From the third time in a row on,
 * while no other is open, it also fails those that already waited when the attempt began, as it is news for them too:
 * so a dead peer costs a few attempts, however many wait. A peer that rejects one more association as transient while
 * others are open has a limit of its own: the pool then keeps to the number that is open, and nobody fails.
 *
 * <p>No method blocks, and all may be called by any thread. Stages complete on the caller's thread, a thread of the
 * engine or of the timer; what is attached to them must not block.
 */
public final class AssociationPool {
    private final Mailbox mailbox = new Mailbox();
    private final PoolState state;

    /**
     * A pool without associations; it opens them on demand.
     *
     * @param timer wakes the pool for idle associations and late leases; shared, stays open until the pool is closed
     */
    public AssociationPool(
            DicomEngine engine,
            DicomAddress peer,
            AeTitle callingAeTitle,
            AssociationOptions associationOptions,
            PoolOptions options,
            ScheduledExecutorService timer) {
        this(engine, peer, callingAeTitle, associationOptions, options, timer, System::nanoTime);
    }

    AssociationPool(
            DicomEngine engine,
            DicomAddress peer,
            AeTitle callingAeTitle,
            AssociationOptions associationOptions,
            PoolOptions options,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        Connector connector = new Connector(engine, peer, callingAeTitle, associationOptions);
        this.state = new PoolState(connector, options, timer, nanoTime, mailbox);
    }

    public DicomAddress peer() {
        return state.peer();
    }

    /**
     * Asks for an association on which the peer accepted {@code pair}.
     *
     * @return completes with a lease that must be ended, or exceptionally with
     *     <ul>
     *       <li>{@link NoPresentationContextException}: the peer refuses the pair, now or within the refusal memory
     *       <li>{@link io.cameldicom.toolkit.engine.DicomTimeoutException}: no association within the maximum wait
     *       <li>{@link PoolClosedException}: the pool is closed
     *       <li>whatever {@link DicomEngine#connect} fails with
     *     </ul>
     */
    public CompletionStage<Lease> lease(ContextPair pair) {
        CompletableFuture<Lease> lease = new CompletableFuture<>();
        mailbox.put(() -> state.asked(pair, lease));
        return lease;
    }

    /**
     * Leases an association, does one piece of work on it and ends the lease when the work's stage completes. After a
     * failure the association is discarded, unless nothing was sent: for want of a context, or as a file could not be read.
     *
     * @return the outcome of the work, or the failure of {@link #lease}
     */
    public <T> CompletionStage<T> use(ContextPair pair, Function<Association, CompletionStage<T>> work) {
        return use(lease(pair), work);
    }

    /** As {@link #use(ContextPair, Function)}, with a lease that was asked for already. */
    public static <T> CompletionStage<T> use(
            CompletionStage<Lease> asked, Function<Association, CompletionStage<T>> work) {
        return asked.thenCompose(lease -> work(lease, work));
    }

    private static <T> CompletionStage<T> work(Lease lease, Function<Association, CompletionStage<T>> work) {
        CompletionStage<T> outcome;
        try {
            outcome = work.apply(lease.association());
        } catch (Throwable e) { // whatever it is, the lease ends
            outcome = CompletableFuture.failedFuture(e);
        }
        return outcome.whenComplete((value, failure) -> {
            if (failure == null || leavesTheAssociation(unwrapped(failure), lease.association())) {
                lease.giveBack();
            } else {
                lease.discard();
            }
        });
    }

    /** Whether an object was not sent for want of a context or for a file that cannot be read, and nothing else is lost. */
    private static boolean leavesTheAssociation(Throwable failure, Association association) {
        return failure instanceof NoPresentationContextException
                || association.isOpen()
                        && (failure instanceof UnreadableObjectException
                                || failure instanceof MalformedObjectException);
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Counters; read without waiting, so they may be between two events. */
    public PoolStatistics statistics() {
        return state.statistics();
    }

    /**
     * Closes the pool: leases that wait fail, idle associations are released, those in use when they are given back.
     *
     * @param bound after which what is still in use is aborted; longer than zero
     * @return completes, always normally, when no association is left
     */
    public CompletionStage<Void> close(Duration bound) {
        mailbox.put(() -> state.close(bound));
        return state.closed();
    }
}
