package io.cameldicom.testing;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An association without a network, which answers as a test tells it to, and remembers how it ended. Thread-safe. */
public final class ScriptedAssociation implements Association {
    private final long number = AssociationNumbers.next();
    private final DicomAddress peer;
    private final List<PresentationContext> contexts;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile Supplier<CompletionStage<DimseStatus>> echoes =
            () -> CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
    private volatile Function<EncodedDataSet, CompletionStage<DimseStatus>> stores = object -> echoes.get();
    private volatile BiFunction<DimseRequest, ResponseListener, CompletionStage<DimseResponse>> invocations =
            (request, pending) -> echoes.get().thenApply(DimseResponse::of);
    private final AtomicReference<Runnable> cancels = new AtomicReference<>(() -> {});
    private volatile boolean cancelled;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Runnable beforeTheEnd = () -> {};
    private volatile boolean releasesAtOnce = true;
    private volatile boolean released;
    private volatile boolean aborted;

    /** An open association on which every request is answered with success. */
    public ScriptedAssociation(DicomAddress peer, List<PresentationContext> contexts) {
        this.peer = peer;
        this.contexts = contexts;
    }

    /** As a peer answers that accepts these of the proposed contexts, each in its first transfer syntax. */
    public static ScriptedAssociation accepting(AssociationRequest request, Predicate<ProposedContext> accepts) {
        List<ProposedContext> proposed = request.contexts();
        return new ScriptedAssociation(
                request.peer(),
                IntStream.range(0, proposed.size())
                        .filter(i -> accepts.test(proposed.get(i)))
                        .mapToObj(i -> new PresentationContext(
                                2 * i + 1,
                                proposed.get(i).abstractSyntax(),
                                proposed.get(i).transferSyntaxes().get(0)))
                        .toList());
    }

    /** Answers each C-ECHO so. */
    public ScriptedAssociation echoes(Supplier<CompletionStage<DimseStatus>> answer) {
        this.echoes = answer;
        return this;
    }

    /** Answers each C-STORE so; where the stage fails, the association is closed. */
    public ScriptedAssociation stores(Function<EncodedDataSet, CompletionStage<DimseStatus>> answer) {
        this.stores = answer;
        return this;
    }

    /** Answers each other request so; where the stage fails, the association is closed. */
    public ScriptedAssociation invokes(
            BiFunction<DimseRequest, ResponseListener, CompletionStage<DimseResponse>> answer) {
        this.invocations = answer;
        return this;
    }

    /** Does this at the first C-CANCEL. */
    public ScriptedAssociation whenCancelled(Runnable action) {
        cancels.set(action);
        return this;
    }

    public boolean wasCancelled() {
        return cancelled;
    }

    /** A release does not end before {@link #end}. */
    public void releaseLater() {
        releasesAtOnce = false;
    }

    public boolean wasReleased() {
        return released;
    }

    public boolean wasAborted() {
        return aborted;
    }

    /** Runs this once, before anybody hears that the association has ended. */
    public ScriptedAssociation beforeItEnds(Runnable action) {
        this.beforeTheEnd = action;
        return this;
    }

    /** The connection is closed, whoever closed it. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            beforeTheEnd.run();
            closed.complete(null);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public DicomAddress peer() {
        return peer;
    }

    @Override
    public List<PresentationContext> contexts() {
        return contexts;
    }

    @Override
    public boolean isOpen() {
        return !ended.get() && !released;
    }

    @Override
    public CompletionStage<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        return echoes.get();
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet object, StoreProgress progress) {
        CompletableFuture<StoreResponse> outcome = new CompletableFuture<>();
        closed.thenRun(() -> outcome.completeExceptionally(
                new AssociationAbortedException(peer, "association with " + peer + ": aborted")));
        stores.apply(object).whenComplete((status, failure) -> {
            if (failure == null) {
                outcome.complete(
                        new StoreResponse(status, object.transferSyntaxUid(), object.length(), Duration.ofMillis(1)));
            } else {
                outcome.completeExceptionally(failure);
                end();
            }
        });
        return outcome;
    }

    @Override
    public Invocation invoke(DimseRequest request, ResponseListener pending) {
        CompletableFuture<DimseResponse> outcome = new CompletableFuture<>();
        closed.thenRun(() -> outcome.completeExceptionally(
                new AssociationAbortedException(peer, "association with " + peer + ": aborted")));
        invocations.apply(request, pending).whenComplete((response, failure) -> {
            if (failure == null) {
                outcome.complete(response);
            } else {
                outcome.completeExceptionally(failure);
                end();
            }
        });
        return new Invocation() {
            @Override
            public CompletionStage<DimseResponse> response() {
                return outcome;
            }

            @Override
            public void cancel() {
                cancels.getAndSet(() -> {}).run();
                cancelled = true;
            }
        };
    }

    @Override
    public CompletionStage<Void> release() {
        released = true;
        if (releasesAtOnce) {
            end();
        }
        return closed;
    }

    @Override
    public void abort() {
        aborted = true;
        end();
    }
}
