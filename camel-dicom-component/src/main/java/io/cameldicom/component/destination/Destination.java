package io.cameldicom.component.destination;

import io.cameldicom.component.destination.SentObjects.Sent;
import io.cameldicom.component.outcome.FailureTable;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.file.FileIdentity;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.Lease;
import io.cameldicom.toolkit.pool.PoolStatistics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;

/**
 * One peer as all endpoints with the same options share it. No method blocks; stages complete on a thread of the
 * engine.
 */
public final class Destination implements DestinationMXBean {
    private final DestinationKey key;
    private final DicomEngine engine;
    private final AssociationPool pool;
    private final SentObjects sent = new SentObjects();
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final LongAdder bytes = new LongAdder();
    private volatile EchoReport lastEcho = EchoReport.NONE;

    Destination(DestinationKey key, DicomEngine engine, ScheduledExecutorService timer) {
        this.key = key;
        this.engine = engine;
        this.pool = new AssociationPool(
                engine, key.peer(), key.callingAeTitle(), key.associationOptions(), key.poolOptions(), timer);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    public DicomAddress peer() {
        return key.peer();
    }

    /**
     * C-STORE on an association of the pool; the outcome is classified, whatever it is.
     *
     * @param source the state of the file that the data set is of
     */
    public CompletionStage<StoreResult> store(EncodedDataSet dataSet, FileIdentity source) {
        Sent identified = new Sent(dataSet.sopInstanceUid(), source);
        ContextPair pair = new ContextPair(dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        CompletableFuture<Lease> lease = pool.lease(pair).toCompletableFuture();
        // Whoever waits has the time to read; who has an association already is faster when both go on side by side.
        ReadAhead object = lease.isDone() ? ReadAhead.none(dataSet) : readAhead(dataSet);
        return AssociationPool.use(lease, association -> store(association, object, identified))
                .whenComplete((result, failure) -> {
                    object.close();
                    Outcome outcome = failure == null ? result.outcome() : FailureTable.outcomeOf(unwrapped(failure));
                    count(dataSet, identified, outcome);
                });
    }

    /** The lease has been asked for and must be used: whatever fails here shows again when the object is sent. */
    private ReadAhead readAhead(EncodedDataSet dataSet) {
        try {
            return engine.readAhead(dataSet);
        } catch (Throwable e) {
            return ReadAhead.none(dataSet);
        }
    }

    private CompletionStage<StoreResult> store(Association association, ReadAhead object, Sent identified) {
        return association.store(object, StoreProgress.NONE).thenApply(response -> {
            Outcome outcome =
                    StatusTable.DEFAULTS.rule(response.status().code()).outcome();
            if (outcome == Outcome.DUPLICATE) {
                // Ours if we sent these bytes before, and they were taken or we never heard; else nobody knows whose it
                // is.
                outcome = sent.contains(identified) ? Outcome.DONE : Outcome.PERMANENT;
            }
            return new StoreResult(response, outcome, association.number());
        });
    }

    private void count(EncodedDataSet dataSet, Sent identified, Outcome outcome) {
        outcomes.get(outcome).increment();
        switch (outcome) {
            case DONE, DONE_WITH_WARNING -> {
                bytes.add(dataSet.length());
                sent.taken(identified);
            }
            case UNKNOWN -> sent.unanswered(identified);
            default -> {}
        }
    }

    /** C-ECHO on an association of its own. */
    public CompletionStage<EchoResult> echo() {
        return Echo.send(engine, key).whenComplete((result, failure) -> lastEcho = EchoReport.of(result, failure));
    }

    /** How the last C-ECHO went. */
    public EchoReport echoReport() {
        return lastEcho;
    }

    CompletionStage<Void> close(Duration bound) {
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
    public long getWarnings() {
        return count(Outcome.DONE_WITH_WARNING);
    }

    @Override
    public long getTransientFailures() {
        return count(Outcome.TRANSIENT);
    }

    @Override
    public long getPermanentFailures() {
        return count(Outcome.PERMANENT);
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
