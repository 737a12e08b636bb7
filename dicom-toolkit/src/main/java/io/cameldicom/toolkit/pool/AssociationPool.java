package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * closed to make room. A new association proposes every pair that would do for the lease for which it is opened, and for
 * each other kind of object that the destination was asked for, from the most recent on, the pair in which it would travel
 * now: one transfer syntax per context, at most 128 (PS3.8 §9.3.2.2). So what objects could be converted to takes no
 * room from the kinds that travel as they are. A pair that the peer refuses is not proposed again for a while. After any
 * failure an association is never used again.
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
        this(engine, peer, callingAeTitle, associationOptions, Proposal.NONE, EventReportHandler.NONE, options, timer);
    }

    /**
     * As {@link #AssociationPool(DicomEngine, DicomAddress, AeTitle, AssociationOptions, PoolOptions,
     * ScheduledExecutorService)}, of associations that negotiate more.
     *
     * @param proposal what each association negotiates beside its contexts
     * @param events takes what the peer reports on any of them, whoever uses it
     */
    public AssociationPool(
            DicomEngine engine,
            DicomAddress peer,
            AeTitle callingAeTitle,
            AssociationOptions associationOptions,
            Proposal proposal,
            EventReportHandler events,
            PoolOptions options,
            ScheduledExecutorService timer) {
        this(
                new Connector(engine, peer, callingAeTitle, associationOptions, proposal, events),
                options,
                timer,
                System::nanoTime);
    }

    AssociationPool(
            DicomEngine engine,
            DicomAddress peer,
            AeTitle callingAeTitle,
            AssociationOptions associationOptions,
            PoolOptions options,
            ScheduledExecutorService timer,
            LongSupplier nanoTime) {
        this(
                new Connector(engine, peer, callingAeTitle, associationOptions, Proposal.NONE, EventReportHandler.NONE),
                options,
                timer,
                nanoTime);
    }

    private AssociationPool(
            Connector connector, PoolOptions options, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.state = new PoolState(connector, options, timer, nanoTime, mailbox);
    }

    public DicomAddress peer() {
        return state.peer();
    }

    /**
     * Asks for an association on which the peer accepted one of {@code preferences}. A pair is used only where the peer
     * refuses all before it.
     *
     * @param preferences what would do, the best first: the transfer syntax of the object, then those that it can be
     *     converted to; 1 to 128, of one SOP class
     * @return completes with a lease that must be ended, or exceptionally with
     *     <ul>
     *       <li>{@link NoPresentationContextException}: the peer refuses every pair, now or within the refusal memory
     *       <li>{@link PoolWaitTimeoutException}: no association within the maximum wait
     *       <li>{@link PoolClosedException}: the pool is closed
     *       <li>whatever {@link DicomEngine#connect} fails with
     *     </ul>
     */
    public CompletionStage<Lease> lease(List<ContextPair> preferences) {
        List<ContextPair> copy = List.copyOf(preferences);
        if (copy.isEmpty() || copy.size() > ProposedContext.MAXIMUM_PER_ASSOCIATION) {
            throw new IllegalArgumentException("preferences: " + copy.size() + " (expected: 1 to "
                    + ProposedContext.MAXIMUM_PER_ASSOCIATION + ")");
        }
        CompletableFuture<Lease> lease = new CompletableFuture<>();
        mailbox.put(() -> state.asked(copy, lease));
        return lease;
    }

    /** As {@link #lease(List)}, where only {@code pair} will do. */
    public CompletionStage<Lease> lease(ContextPair pair) {
        return lease(List.of(pair));
    }

    /**
     * Leases an association for {@code pair} and uses it as {@link Lease#use} does.
     *
     * @return the outcome of the work, or the failure of {@link #lease(ContextPair)}
     */
    public <T> CompletionStage<T> use(ContextPair pair, Function<Association, CompletionStage<T>> work) {
        return lease(pair).thenCompose(lease -> lease.use(work));
    }

    /**
     * Which of {@code preferences} a lease would get, as far as the peer's answers so far tell: the first that is not
     * refused, if the peer accepted it. Empty where that is to be found out. Waits for nothing.
     */
    public Optional<ContextPair> expected(List<ContextPair> preferences) {
        return state.expected(preferences);
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether {@link #close} was called, so that no lease is granted any more. */
    public boolean isClosed() {
        return state.isClosing();
    }

    /** Fails all who wait for a lease now, such as when it has become known that the peer is away; nothing else changes. */
    public void failWaiting(Throwable failure) {
        mailbox.put(() -> state.failWaiting(failure));
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
