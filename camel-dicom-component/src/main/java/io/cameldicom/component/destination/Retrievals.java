package io.cameldicom.component.destination;

import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Associations for C-GET, each opened for one and released after it, and few of them at a time. No method blocks. */
final class Retrievals {
    /** @param association that carried it */
    record Answer(DimseResponse response, Association association) {}

    private final DicomEngine engine;
    private final DestinationKey key;
    private final Supplier<Optional<PeerUnavailableException>> refusal;
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int open;

    /**
     * @param refusal there while the peer is away
     * @param threads on which those that waited begin
     */
    Retrievals(
            DicomEngine engine,
            DestinationKey key,
            Supplier<Optional<PeerUnavailableException>> refusal,
            Executor threads) {
        this.engine = engine;
        this.key = key;
        this.refusal = refusal;
        this.threads = threads;
    }

    CompletionStage<Answer> retrieve(
            RunningOperation running, List<ProposedContext> storage, DimseRequest.Get request) {
        CompletableFuture<Answer> outcome = new CompletableFuture<>();
        whenThereIsRoom(() -> open(running, storage, request).whenComplete((answer, failure) -> {
            next();
            if (failure == null) {
                outcome.complete(answer);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome;
    }

    private void whenThereIsRoom(Runnable begin) {
        synchronized (this) {
            if (open == key.poolOptions().maxAssociations()) {
                waiting.add(begin);
                return;
            }
            open++;
        }
        begin.run();
    }

    private void next() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                open--;
                return;
            }
        }
        try {
            threads.execute(next);
        } catch (RejectedExecutionException e) {
            next.run(); // stopped: it will find that out
        }
    }

    private CompletionStage<Answer> open(
            RunningOperation running, List<ProposedContext> storage, DimseRequest.Get request) {
        if (running.end().isDone()) {
            return CompletableFuture.failedFuture(new CancellationException("before its turn"));
        }
        Optional<PeerUnavailableException> away = refusal.get();
        if (away.isPresent()) {
            return CompletableFuture.failedFuture(away.get());
        }
        return engine.connect(request(storage, request.sopClassUid()))
                .thenCompose(association -> running.on(association)
                        .thenApply(response -> new Answer(response, association))
                        .whenComplete((answer, failure) -> association.release()));
    }

    private AssociationRequest request(List<ProposedContext> storage, String sopClassUid) {
        List<ProposedContext> contexts = new ArrayList<>();
        contexts.add(new ProposedContext(
                sopClassUid,
                List.of(
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
                        TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid())));
        contexts.addAll(storage);
        List<RoleSelection> roles = new ArrayList<>(key.proposal().roleSelections());
        storage.stream()
                .map(ProposedContext::abstractSyntax)
                .distinct()
                .forEach(sopClass -> roles.add(new RoleSelection(sopClass, false, true)));
        return new AssociationRequest(
                key.peer(),
                key.callingAeTitle(),
                contexts,
                key.associationOptions(),
                new Proposal(
                        1,
                        roles,
                        key.proposal().extendedNegotiations(),
                        key.proposal().commonExtendedNegotiations(),
                        key.proposal().userIdentity()));
    }
}
