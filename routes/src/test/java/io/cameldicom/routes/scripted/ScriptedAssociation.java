package io.cameldicom.routes.scripted;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** An association that accepts every context as proposed. */
final class ScriptedAssociation implements Association {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final AssociationRequest request;
    private final Peer peer;
    private final Executor loop;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    ScriptedAssociation(AssociationRequest request, Peer peer, Executor loop) {
        this.request = request;
        this.peer = peer;
        this.loop = loop;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public DicomAddress peer() {
        return request.peer();
    }

    @Override
    public List<PresentationContext> contexts() {
        List<PresentationContext> contexts = new ArrayList<>();
        request.contexts()
                .forEach(proposed -> contexts.add(new PresentationContext(
                        2 * contexts.size() + 1,
                        proposed.abstractSyntax(),
                        proposed.transferSyntaxes().get(0))));
        return contexts;
    }

    @Override
    public boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public CompletionStage<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
        return CompletableFuture.supplyAsync(() -> peer.store(dataSet), loop)
                .thenCompose(status -> status)
                .thenApply(status ->
                        new StoreResponse(status, dataSet.transferSyntaxUid(), dataSet.length(), Duration.ofMillis(1)))
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        closed.complete(null);
                    }
                });
    }

    @Override
    public CompletionStage<Void> release() {
        closed.complete(null);
        return closed;
    }

    @Override
    public void abort() {
        closed.complete(null);
    }
}
