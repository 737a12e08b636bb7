package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a pool and the events that change it. All but the getters runs in the pool's mailbox. */
final class PoolState {
    private static final Logger LOG = LoggerFactory.getLogger(AssociationPool.class);

    private final Connector connector;
    private final PoolOptions options;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Mailbox mailbox;
    private final Wakeup wakeup;
    private final PeerAnswers answers;
    private final KnownContexts known = new KnownContexts();
    private final PoolCounters counters = new PoolCounters();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private final WaitingLine waiters = new WaitingLine();
    private final Roster associations = new Roster();
    private final Attempts attempts;
    private long tickets;
    private volatile boolean closing;

    PoolState(
            Connector connector,
            PoolOptions options,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            Mailbox mailbox) {
        this.connector = connector;
        this.options = options;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.mailbox = mailbox;
        this.answers = new PeerAnswers(connector.peer(), options.refusalMemory(), nanoTime);
        this.attempts = new Attempts(options.maxAssociations(), nanoTime);
        this.wakeup = new Wakeup(timer, mailbox::put, this::wokenUp);
    }

    DicomAddress peer() {
        return connector.peer();
    }

    PoolStatistics statistics() {
        return counters.snapshot();
    }

    boolean isClosing() {
        return closing;
    }

    CompletionStage<Void> closed() {
        return closed;
    }

    Optional<ContextPair> expected(List<ContextPair> preferences) {
        return answers.expected(preferences);
    }

    /** Event: somebody wants a lease. */
    void asked(List<ContextPair> preferences, CompletableFuture<Lease> lease) {
        if (closing) {
            lease.completeExceptionally(new PoolClosedException(peer()));
        } else if (isHopeless(preferences)) {
            counters.refusals++;
            lease.completeExceptionally(answers.refusalOf(preferences));
        } else {
            known.asked(preferences);
            long deadline = nanoTime.getAsLong() + options.maximumWait().toNanos();
            waiters.add(new Waiter(preferences, tickets++, deadline, lease));
        }
        settle();
    }

    /** Event: an association stands. */
    private void opened(Opening opening, Association association) {
        attempts.succeeded(opening);
        counters.opened++;
        Pooled pooled = new Pooled(association, opening.proposed(), idleFromNow());
        associations.add(pooled);
        association.closed().whenComplete((ignored, failure) -> mailbox.put(() -> ended(pooled)));
        answers.heard(opening.proposed(), pooled.accepted);
        failTheHopeless();
        if (pooled.accepted.isEmpty() || closing) {
            release(pooled);
        }
        settle();
    }

    /** No association that is open will do, nor any new one as long as the refusals are remembered. */
    private boolean isHopeless(List<ContextPair> preferences) {
        return answers.areRefused(preferences) && !associations.acceptsOneOf(preferences);
    }

    private void failTheHopeless() {
        counters.refusals += waiters.failEach(waiter ->
                Optional.of(waiter.preferences).filter(this::isHopeless).map(answers::refusalOf));
    }

    /** Event: an association could not be opened. */
    private void notOpened(Opening opening, Throwable failure) {
        counters.connectFailures++;
        LOG.debug("No association with {}: {}", peer(), failure.getMessage());
        waiters.failIf(attempts.failed(opening, failure, associations.open()), failure);
        settle();
    }

    /** Event: whoever waits, waits in vain. */
    void failWaiting(Throwable failure) {
        waiters.failIf(waiter -> true, failure);
        settle();
    }

    /** Event: a lease has ended. */
    private void returned(Pooled pooled, boolean reusable) {
        if (pooled.use == Pooled.Use.LEASED) {
            if (!reusable) {
                pooled.use = Pooled.Use.CLOSING;
                counters.lost++;
                pooled.association.abort();
            } else if (closing || isWornOut(pooled)) {
                release(pooled);
            } else {
                pooled.idle(idleFromNow());
                makeWay();
            }
        }
        settle();
    }

    private long idleFromNow() {
        return nanoTime.getAsLong() + options.idleTimeout().toNanos();
    }

    /** Event: whoever leases it expects something of the peer later. */
    private void kept(Pooled pooled, Duration time) {
        pooled.keepUntil(nanoTime.getAsLong() + time.toNanos());
        settle();
    }

    private boolean isWornOut(Pooled pooled) {
        return options.maxObjectsPerAssociation() > 0 && pooled.objects >= options.maxObjectsPerAssociation();
    }

    /** Event: an association is gone, whoever ended it. */
    private void ended(Pooled pooled) {
        associations.remove(pooled);
        if (pooled.use != Pooled.Use.CLOSING) {
            counters.lost++;
            pooled.use = Pooled.Use.CLOSING;
        }
        if (pooled.closedFor != null) {
            pooled.closedFor.reserved = false;
        }
        if (pooled.accepted.stream().anyMatch(answers::isRefused)) {
            failTheHopeless(); // who waited for this very association, as a newer one refuses the pair
        }
        settle();
    }

    /** Event: the timer fired. */
    private void wokenUp() {
        long now = nanoTime.getAsLong();
        counters.waitTimeouts +=
                waiters.failEach(waiter -> waiter.deadline - now <= 0 ? Optional.of(lateLease()) : Optional.empty());
        associations
                .idle()
                .filter(pooled -> pooled.idleUntil - now <= 0)
                .toList()
                .forEach(this::release);
        makeWay();
        settle();
    }

    private PoolWaitTimeoutException lateLease() {
        return new PoolWaitTimeoutException(peer(), options, statistics());
    }

    /** Event: the pool is to be closed. */
    void close(Duration bound) {
        if (!closing) {
            closing = true;
            waiters.failIf(waiter -> true, new PoolClosedException(peer()));
            associations.idle().toList().forEach(this::release);
            try {
                timer.schedule(() -> mailbox.put(this::abortAll), bound.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                abortAll();
            }
        }
        settle();
    }

    private void abortAll() {
        associations.all().forEach(pooled -> {
            pooled.use = Pooled.Use.CLOSING;
            pooled.association.abort();
        });
        closed.complete(null);
    }

    /** Ends every event: serves those who wait, sets the timer, shows the counters. */
    private void settle() {
        if (!closing) {
            serve().forEach(this::connect);
        } else if (associations.isEmpty() && attempts.size() == 0) {
            closed.complete(null);
        }
        setTimer();
        counters.publish(associations.open(), (int) associations.idle().count(), attempts.size(), waiters.size());
    }

    /** Ends an idle association for each attempt that gets no answer, before somebody else can lease it. */
    private void makeWay() {
        long now = nanoTime.getAsLong();
        for (Optional<Pooled> longest = associations.longestIdle();
                longest.isPresent() && attempts.claimOneOf(associations.open(), now);
                longest = associations.longestIdle()) {
            release(longest.get());
        }
    }

    /**
     * Gives idle associations to those who wait, first come first served; closes an idle one that does not fit for one
     * that will.
     *
     * @return what to open
     */
    private Collection<Opening> serve() {
        List<Opening> toOpen = new ArrayList<>();
        for (Iterator<Waiter> queue = waiters.iterator(); queue.hasNext() && (hasRoom() || associations.hasIdle()); ) {
            Waiter waiter = queue.next();
            Optional<Roster.Match> match = associations.idleFor(waiter.preferences, answers::isRefused);
            if (match.isPresent()) {
                queue.remove();
                grant(waiter, match.get().pooled(), match.get().pair());
            } else if (!waiter.reserved && !answers.areRefused(waiter.preferences)) {
                waiter.reserved = true;
                if (hasRoom()) {
                    toOpen.add(attempts.begin(
                            waiter, known.proposalFor(waiter.preferences, answers::isRefused), tickets++));
                } else {
                    Pooled unfit = associations.longestIdle().orElseThrow();
                    unfit.closedFor = waiter;
                    release(unfit);
                }
            }
        }
        return toOpen;
    }

    private void grant(Waiter waiter, Pooled pooled, ContextPair pair) {
        known.travels(waiter.preferences, pair);
        pooled.use = Pooled.Use.LEASED;
        pooled.objects++;
        counters.leases++;
        Lease lease = new Lease(
                pooled.association,
                pair,
                time -> mailbox.put(() -> kept(pooled, time)),
                reusable -> mailbox.put(() -> returned(pooled, reusable)));
        if (!waiter.lease.complete(lease)) {
            lease.giveBack(); // The caller gave up on the future: the association goes to the next one.
        }
    }

    private void connect(Opening opening) {
        connector
                .connect(opening.proposed())
                .whenComplete((association, failure) -> mailbox.put(() -> {
                    if (failure == null) {
                        opened(opening, association);
                    } else {
                        notOpened(opening, AssociationPool.unwrapped(failure));
                    }
                }));
    }

    private void release(Pooled pooled) {
        pooled.use = Pooled.Use.CLOSING;
        pooled.association.release();
    }

    private void setTimer() {
        long now = nanoTime.getAsLong();
        associations.idle().mapToLong(pooled -> pooled.idleUntil - now).min().ifPresent(in -> wakeup.within(in, now));
        attempts.nextOverdueIn(now).ifPresent(in -> wakeup.within(in, now));
        waiters.nextDeadline().ifPresent(deadline -> wakeup.within(deadline - now, now));
        if (waiters.size() > 0) {
            attempts.roomAgainIn(now).ifPresent(in -> wakeup.within(in, now));
        }
    }

    private boolean hasRoom() {
        return attempts.hasRoomBeside(associations.size());
    }
}
