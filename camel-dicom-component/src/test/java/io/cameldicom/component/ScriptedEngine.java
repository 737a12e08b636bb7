package io.cameldicom.component;

import io.cameldicom.testing.ScriptedAssociation;
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
import java.io.IOException;
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
            default -> outcome.complete(associated(request));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private ScriptedAssociation associated(AssociationRequest request) {
        DicomAddress peer = request.peer();
        String script = peer.aeTitle().value();
        return ScriptedAssociation.accepting(request, proposed -> !script.equals("NOTHING"))
                .echoes(() -> CompletableFuture.supplyAsync(() -> DimseStatus.of(status(peer)), thread))
                .stores(object -> {
                    CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
                    if (!script.equals("SILENT")) {
                        thread.schedule(() -> answer(peer, answer), 1, TimeUnit.MILLISECONDS);
                    }
                    return answer;
                });
    }

    private void answer(DicomAddress peer, CompletableFuture<DimseStatus> answer) {
        switch (peer.aeTitle().value()) {
            case "UNKNOWN" -> answer.completeExceptionally(unknown(peer));
            case "ABORT" ->
                answer.completeExceptionally(
                        new AssociationAbortedException(peer, "association with " + peer + ": aborted"));
            case "TIMEOUT" ->
                answer.completeExceptionally(new DicomTimeoutException(
                        peer, DicomTimeoutException.Kind.WRITE, "writeTimeout: no progress to " + peer));
            case "CUT" ->
                answer.completeExceptionally(new MalformedObjectException(
                        MalformedObjectException.Problem.TRUNCATED, "region: shorter", -1, 0));
            case "UNREADABLE" ->
                answer.completeExceptionally(new UnreadableObjectException(new IOException("too many open files")));
            default -> {
                int status = status(peer);
                if (status < 0) {
                    answer.completeExceptionally(unknown(peer));
                } else {
                    answer.complete(new DimseStatus(status, Optional.of(SECRET), List.of(0x0008_0016)));
                }
            }
        }
    }

    private static OutcomeUnknownException unknown(DicomAddress peer) {
        return new OutcomeUnknownException(peer, "answer of " + peer + ": none", null);
    }

    /** The next of the statuses in the title; {@code LOST} among them, as -1, is an answer that never comes. */
    private int status(DicomAddress peer) {
        String[] statuses = peer.aeTitle().value().split("-");
        long answer = answers.computeIfAbsent(peer, ignored -> new AtomicLong()).getAndIncrement();
        String status = statuses[(int) Math.min(answer, statuses.length - 1)];
        return status.equals("LOST") ? -1 : Integer.parseInt(status, 16);
    }
}
