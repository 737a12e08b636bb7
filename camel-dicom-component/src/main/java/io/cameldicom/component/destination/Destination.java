package io.cameldicom.component.destination;

import io.cameldicom.component.destination.SentObjects.Sent;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.PoolStatistics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One peer as all endpoints with the same options share it. No method blocks; stages complete on a thread of the
 * engine.
 */
public final class Destination {
    private static final Duration LONGEST_CANCEL = Duration.ofSeconds(10);

    private final DestinationKey key;
    private final DicomEngine engine;
    private final ScheduledExecutorService timer;
    private final Executor conversions;
    private final AssociationPool pool;
    private final Availability availability;
    private final Retrievals retrievals;
    private final SentObjects sent = new SentObjects();
    private final DestinationStatistics statistics = new DestinationStatistics(Clock.systemUTC(), System::nanoTime);
    private volatile EchoReport lastEcho = EchoReport.NONE;

    /**
     * @param conversions threads that may block
     * @param events takes what the peer reports on our associations
     */
    Destination(
            DestinationKey key,
            DicomEngine engine,
            ScheduledExecutorService timer,
            Executor conversions,
            EventReportHandler events) {
        this.key = key;
        this.engine = engine;
        this.timer = timer;
        this.conversions = conversions;
        this.availability = new Availability(key, engine, timer, statistics);
        this.pool = new AssociationPool(
                availability.watched(this::refuseWaiting),
                key.peer(),
                key.callingAeTitle(),
                key.associationOptions(),
                key.proposal(),
                events,
                key.poolOptions(),
                timer);
        this.retrievals = new Retrievals(availability.watched(this::refuseWaiting), key, availability::refusal, timer);
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
        long begun = statistics.begun();
        Sending sending = new Sending(
                availability::refusal, pool, engine, key.associationOptions().digest(), conversions, object);
        return CompletableFuture.completedFuture(sending)
                .thenCompose(Sending::send) // whatever it throws fails the stage, and is counted
                .thenApply(answer -> result(answer, identified))
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        answered(object, identified, result, begun);
                    } else {
                        failed(identified, unwrapped(failure), begun);
                    }
                });
    }

    private void answered(OutgoingObject object, Sent identified, StoreResult result, long begun) {
        boolean converted =
                !result.response().transferSyntaxUid().equals(object.own().transferSyntaxUid());
        statistics.answered(result.response(), result.outcome(), converted, begun);
        if (result.outcome() == Outcome.DONE || result.outcome() == Outcome.DONE_WITH_WARNING) {
            sent.taken(identified);
        }
    }

    private void failed(Sent identified, Throwable failure, long begun) {
        if (failure instanceof PeerUnavailableException) {
            statistics.refusedAtOnce();
            return;
        }
        statistics.failed(failure, policy().outcomeOf(failure), begun);
        // Whatever the policy calls it: an answer is never taken for none.
        if (failure instanceof OutcomeUnknownException) {
            sent.unanswered(identified);
        }
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

    /**
     * Asks for an operation on an association of the pool, in explicit or implicit VR little endian; nobody else uses the
     * association meanwhile.
     *
     * @param operation as what it is counted, and by which its status is judged
     * @param pending hears of the pending responses
     */
    public RunningOperation invoke(Operation operation, DimseRequest request, ResponseListener pending) {
        return invoke(operation, request, pending, Duration.ZERO);
    }

    /**
     * As {@link #invoke(Operation, DimseRequest, ResponseListener)}.
     *
     * @param kept how long the association is kept open at least, as the peer may report on it; others use it meanwhile
     */
    public RunningOperation invoke(Operation operation, DimseRequest request, ResponseListener pending, Duration kept) {
        long begun = statistics.now();
        RunningOperation running = new RunningOperation(request, pending, timer, cancelPatience());
        Optional<PeerUnavailableException> away = availability.refusal();
        if (away.isPresent()) {
            running.end().completeExceptionally(away.get());
            return running;
        }
        String sopClass = request.sopClassUid();
        end(
                running,
                operation,
                begun,
                pool.lease(List.of(
                                new ContextPair(sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()),
                                new ContextPair(sopClass, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid())))
                        .thenCompose(lease -> {
                            lease.keepFor(kept);
                            return lease.use(association -> running.on(association)
                                    .thenApply(response -> result(operation, response, association)));
                        }));
        return running;
    }

    /**
     * C-GET on an association of its own, on which the peer sends the objects; released after it. At most as many at once
     * as the pool has associations, the others wait.
     *
     * @param storage in what objects may come, 1 to 127 contexts
     * @param pending hears of the pending responses
     */
    public RunningOperation retrieve(
            List<ProposedContext> storage, DimseRequest.Get request, ResponseListener pending) {
        long begun = statistics.now();
        RunningOperation running = new RunningOperation(request, pending, timer, cancelPatience());
        end(
                running,
                Operation.GET,
                begun,
                retrievals
                        .retrieve(running, storage, request)
                        .thenApply(answer -> result(Operation.GET, answer.response(), answer.association())));
        return running;
    }

    private void end(RunningOperation running, Operation operation, long begun, CompletionStage<OperationResult> end) {
        end.whenComplete((result, failure) -> {
            if (running.end().isDone()) {
                return; // cancelled before anything was sent
            }
            if (failure == null) {
                statistics.ended(operation, result.outcome(), begun);
                running.end().complete(result);
            } else {
                Throwable cause = unwrapped(failure);
                if (!(cause instanceof PeerUnavailableException)) { // it was tried
                    statistics.ended(operation, policy().outcomeOf(cause), begun);
                }
                running.end().completeExceptionally(cause);
            }
        });
    }

    private OperationResult result(Operation operation, DimseResponse response, Association association) {
        int status = response.status().code();
        return new OperationResult(
                response, policy().outcomeOf(status, operation.byDefault(status)), association.number());
    }

    /** A peer may need a while to stop; one that goes on sending would never be late otherwise. */
    private Duration cancelPatience() {
        Duration response = key.associationOptions().responseTimeout();
        return response.compareTo(LONGEST_CANCEL) < 0 ? response : LONGEST_CANCEL;
    }

    /** C-ECHO on an association of its own; also while objects are not sent. */
    public CompletionStage<EchoResult> echo() {
        long begun = statistics.now();
        return availability.echo().whenComplete((result, failure) -> {
            lastEcho = EchoReport.of(result, failure);
            statistics.ended(Operation.ECHO, outcome(result, failure), begun);
        });
    }

    private Outcome outcome(EchoResult result, Throwable failure) {
        if (failure != null) {
            return policy().outcomeOf(unwrapped(failure));
        }
        return result.status().isSuccess() ? Outcome.DONE : Outcome.TRANSIENT;
    }

    /** What the peer answered to our user identity (PS3.7 §D.3.3.7.2), on the association that it answered last; may be a secret. */
    public Optional<ByteBuffer> userIdentityResponse() {
        return availability.identityResponse();
    }

    /** How the last C-ECHO went. */
    public EchoReport echoReport() {
        return lastEcho;
    }

    /** Whether an object would be tried now; of a peer that is away, one may be after each question that it has refused. */
    public boolean isAvailable() {
        return availability.isAvailable();
    }

    public DestinationState state() {
        return availability.state();
    }

    /** Since when it is in this state. */
    public Instant stateSince() {
        return availability.since();
    }

    /** Why the last association that did not open did not, or "none"; never the words of the peer. */
    public String lastOpeningFailure() {
        return availability.lastFailure();
    }

    /**
     * From now on objects fail at once with {@link PeerUnavailableException}, those that wait for an association included;
     * what is on its way ends as ever. Lasts until it is resumed or closed.
     */
    public void pause() {
        availability.pause(this::refuseWaiting);
    }

    /** Sends objects again from now on, if the peer lets us in. */
    public void resume() {
        availability.resume();
    }

    /** What has become of what it was asked for. */
    public DestinationStatistics statistics() {
        return statistics;
    }

    /** Its associations. */
    public PoolStatistics associations() {
        return pool.statistics();
    }

    /** What it was made of. */
    DestinationKey key() {
        return key;
    }

    CompletionStage<Void> close(Duration bound) {
        availability.stop();
        return pool.close(bound);
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
