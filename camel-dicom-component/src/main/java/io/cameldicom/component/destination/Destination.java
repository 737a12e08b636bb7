package io.cameldicom.component.destination;

import io.cameldicom.component.destination.SentObjects.Sent;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.PoolStatistics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;

/**
 * One peer as all endpoints with the same options share it. No method blocks; stages complete on a thread of the
 * engine.
 */
public final class Destination implements DestinationMXBean {
    private final DestinationKey key;
    private final DicomEngine engine;
    private final Executor conversions;
    private final AssociationPool pool;
    private final Availability availability;
    private final SentObjects sent = new SentObjects();
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final LongAdder bytes = new LongAdder();
    private final LongAdder converted = new LongAdder();
    private volatile EchoReport lastEcho = EchoReport.NONE;

    /** @param conversions threads that may block */
    Destination(DestinationKey key, DicomEngine engine, ScheduledExecutorService timer, Executor conversions) {
        this.key = key;
        this.engine = engine;
        this.conversions = conversions;
        this.availability = new Availability(key, engine, timer);
        this.pool = new AssociationPool(
                availability.watched(this::refuseWaiting),
                key.peer(),
                key.callingAeTitle(),
                key.associationOptions(),
                key.poolOptions(),
                timer);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    public DicomAddress peer() {
        return key.peer();
    }

    /** What each end of a store means here. */
    public StatusPolicy policy() {
        return key.statusPolicy();
    }

    /**
     * C-STORE on an association of the pool, in the object's own transfer syntax or, where the peer refuses that, in the
     * first of its alternatives that the peer takes; the outcome is classified, whatever it is. Closes the alternatives.
     */
    public CompletionStage<StoreResult> store(OutgoingObject object) {
        Sent identified = new Sent(object.own().sopInstanceUid(), object.source());
        return new Sending(
                        availability::refusal,
                        pool,
                        engine,
                        key.associationOptions().digest(),
                        conversions,
                        object)
                .send()
                .thenApply(answer -> result(answer, identified))
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        count(object, result);
                        count(identified, result.outcome(), false);
                    } else if (unwrapped(failure) instanceof PeerUnavailableException) {
                        availability.refused();
                    } else {
                        Throwable why = unwrapped(failure);
                        count(identified, policy().outcomeOf(why), why instanceof OutcomeUnknownException);
                    }
                });
    }

    private void refuseWaiting(PeerUnavailableException failure) {
        pool.failWaiting(failure);
    }

    private StoreResult result(Sending.Answer answer, Sent identified) {
        Outcome outcome = policy().outcomeOf(answer.response().status().code());
        if (outcome == Outcome.DUPLICATE && sent.contains(identified)) {
            outcome = Outcome.DONE; // ours: we sent these bytes before, and they were taken or we never heard
        }
        return new StoreResult(answer.response(), outcome, answer.associationNumber());
    }

    private void count(OutgoingObject object, StoreResult result) {
        if (result.outcome() == Outcome.DONE || result.outcome() == Outcome.DONE_WITH_WARNING) {
            bytes.add(result.response().bytes());
            if (!result.response().transferSyntaxUid().equals(object.own().transferSyntaxUid())) {
                converted.increment();
            }
        }
    }

    /** @param unanswered whether no answer came, whatever the policy calls that: an answer is never taken for none */
    private void count(Sent identified, Outcome outcome, boolean unanswered) {
        outcomes.get(outcome).increment();
        if (unanswered) {
            sent.unanswered(identified);
        } else if (outcome == Outcome.DONE || outcome == Outcome.DONE_WITH_WARNING) {
            sent.taken(identified);
        }
    }

    /** C-ECHO on an association of its own. */
    public CompletionStage<EchoResult> echo() {
        return availability.echo().whenComplete((result, failure) -> lastEcho = EchoReport.of(result, failure));
    }

    /** Whether an object would be tried now: not while the peer lets nobody in. */
    @Override
    public boolean isAvailable() {
        return availability.isAvailable();
    }

    /** How the last C-ECHO went. */
    public EchoReport echoReport() {
        return lastEcho;
    }

    CompletionStage<Void> close(Duration bound) {
        availability.stop();
        return pool.close(bound);
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public String getPeer() {
        return key.peer().toString();
    }

    @Override
    public String getCallingAeTitle() {
        return key.callingAeTitle().value();
    }

    @Override
    public String getEngine() {
        return key.engine();
    }

    @Override
    public int getMaxAssociations() {
        return key.poolOptions().maxAssociations();
    }

    private PoolStatistics statistics() {
        return pool.statistics();
    }

    @Override
    public int getOpenAssociations() {
        return statistics().open();
    }

    @Override
    public int getIdleAssociations() {
        return statistics().idle();
    }

    @Override
    public int getConnectingAssociations() {
        return statistics().connecting();
    }

    @Override
    public int getWaiting() {
        return statistics().waiting();
    }

    @Override
    public long getAssociationsOpened() {
        return statistics().opened();
    }

    @Override
    public long getConnectFailures() {
        return statistics().connectFailures();
    }

    @Override
    public long getAssociationsLost() {
        return statistics().lost();
    }

    @Override
    public long getWaitTimeouts() {
        return statistics().waitTimeouts();
    }

    @Override
    public String getAvailabilitySince() {
        return availability.since().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public String getLastOpeningFailure() {
        return availability.lastFailure();
    }

    @Override
    public long getRefusedWhileAway() {
        return availability.refusals();
    }

    @Override
    public long getContextRefusals() {
        return statistics().refusals();
    }

    @Override
    public long getObjectsSent() {
        return count(Outcome.DONE) + count(Outcome.DONE_WITH_WARNING);
    }

    @Override
    public long getBytesSent() {
        return bytes.sum();
    }

    @Override
    public long getConvertedObjects() {
        return converted.sum();
    }

    @Override
    public long getWarnings() {
        return count(Outcome.DONE_WITH_WARNING);
    }

    @Override
    public long getTransientFailures() {
        return count(Outcome.TRANSIENT);
    }

    @Override
    public long getPermanentFailures() {
        return count(Outcome.PERMANENT) + count(Outcome.DUPLICATE);
    }

    @Override
    public long getUnknownOutcomes() {
        return count(Outcome.UNKNOWN);
    }

    private long count(Outcome outcome) {
        return outcomes.get(outcome).sum();
    }

    @Override
    public String getLastEcho() {
        return lastEcho.message();
    }

    @Override
    public void requestEcho() {
        echo();
    }
}
