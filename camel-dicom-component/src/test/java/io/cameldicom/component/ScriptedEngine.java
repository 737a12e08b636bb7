package io.cameldicom.component;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An engine without a network that does what the called AE title says: four hexadecimal digits are the status of each
 * answer (several are those of the answers in turn, joined by a dash), {@code UNKNOWN}, {@code ABORT}, {@code TIMEOUT}
 * and {@code CUT} the fate of each C-STORE, {@code REJECT1}, {@code REJECT2} and {@code REFUSED} that of each
 * connection, {@code NOTHING} accepts no context, {@code SILENT} never answers.
 */
final class ScriptedEngine implements DicomEngine {
    /** Stands in each Error Comment, so that tests find where it leaks. */
    static final String SECRET = "PATIENT SECRET";

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "scripted-engine"));
    private final Map<DicomAddress, AtomicLong> answers = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public CompletionStage<Association> connect(AssociationRequest request) {
        CompletableFuture<Association> outcome = new CompletableFuture<>();
        thread.execute(() -> connect(request, outcome));
        return outcome;
    }

    private void connect(AssociationRequest request, CompletableFuture<Association> outcome) {
        DicomAddress peer = request.peer();
        switch (peer.aeTitle().value()) {
            case "REJECT1" ->
                outcome.completeExceptionally(new AssociationRejectedException(
                        peer, "association with " + peer + ": rejected, called AE title not recognised", 1, 1, 7));
            case "REJECT2" ->
                outcome.completeExceptionally(new AssociationRejectedException(
                        peer, "association with " + peer + ": rejected, local limit exceeded", 2, 3, 2));
            case "REFUSED" ->
                outcome.completeExceptionally(
                        new ConnectionFailedException(peer, "connection to " + peer + ": refused", null));
            default -> outcome.complete(new Scripted(request));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private final class Scripted implements Association {
        private final DicomAddress peer;
        private final String script;
        private final List<PresentationContext> contexts = new ArrayList<>();
        private final long number = numbers.incrementAndGet();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        Scripted(AssociationRequest request) {
            this.peer = request.peer();
            this.script = peer.aeTitle().value();
            for (ProposedContext context : request.contexts()) {
                if (!script.equals("NOTHING")) {
                    contexts.add(new PresentationContext(
                            contexts.size() * 2 + 1,
                            context.abstractSyntax(),
                            context.transferSyntaxes().get(0)));
                }
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
            return !closed.isDone();
        }

        @Override
        public CompletionStage<Void> closed() {
            return closed;
        }

        @Override
        public CompletionStage<DimseStatus> echo() {
            return CompletableFuture.supplyAsync(() -> DimseStatus.of(status()), thread);
        }

        @Override
        public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
            CompletableFuture<StoreResponse> outcome = new CompletableFuture<>();
            if (!script.equals("SILENT")) {
                thread.schedule(() -> answer(dataSet, outcome), 1, TimeUnit.MILLISECONDS);
            }
            closed.thenRun(() -> outcome.completeExceptionally(
                    new AssociationAbortedException(peer, "association with " + peer + ": aborted")));
            return outcome;
        }

        private void answer(EncodedDataSet dataSet, CompletableFuture<StoreResponse> outcome) {
            switch (script) {
                case "UNKNOWN" -> outcome.completeExceptionally(unknown());
                case "ABORT" ->
                    outcome.completeExceptionally(
                            new AssociationAbortedException(peer, "association with " + peer + ": aborted"));
                case "TIMEOUT" ->
                    outcome.completeExceptionally(
                            new DicomTimeoutException(peer, "writeTimeout: no progress to " + peer));
                case "CUT" ->
                    outcome.completeExceptionally(new MalformedObjectException(
                            MalformedObjectException.Problem.TRUNCATED, "region: shorter", -1, 0));
                case "UNREADABLE" ->
                    outcome.completeExceptionally(
                            new UnreadableObjectException(new IOException("too many open files")));
                default -> {
                    int status = status();
                    if (status < 0) {
                        outcome.completeExceptionally(unknown());
                    } else {
                        outcome.complete(new StoreResponse(
                                new DimseStatus(status, Optional.of(SECRET), List.of()),
                                dataSet.transferSyntaxUid(),
                                dataSet.length(),
                                Duration.ofMillis(1)));
                    }
                }
            }
        }

        private OutcomeUnknownException unknown() {
            return new OutcomeUnknownException(peer, "answer of " + peer + ": none", null);
        }

        /** The next of the statuses in the title; {@code LOST} among them, as -1, is an answer that never comes. */
        private int status() {
            String[] statuses = script.split("-");
            long answer =
                    answers.computeIfAbsent(peer, ignored -> new AtomicLong()).getAndIncrement();
            String status = statuses[(int) Math.min(answer, statuses.length - 1)];
            return status.equals("LOST") ? -1 : Integer.parseInt(status, 16);
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
}
