package io.cameldicom.component;

import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.progress.ProgressReports;
import io.cameldicom.component.progress.RetrieveProgress;
import io.cameldicom.component.query.RetrieveResult;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.SubOperations;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hears how far one C-MOVE or C-GET has come, and tells it on. */
final class RetrieveListener implements ResponseListener {
    private final ProgressReports reports;
    private final String operation;
    private final DicomAddress peer;
    private final String exchangeId;
    private volatile SubOperations last = new SubOperations(0, 0, 0, 0);

    /** @param operation such as {@code move} */
    RetrieveListener(ProgressReports reports, String operation, DicomAddress peer, String exchangeId) {
        this.reports = reports;
        this.operation = operation;
        this.peer = peer;
        this.exchangeId = exchangeId;
    }

    @Override
    public CompletionStage<Void> pending(DimseResponse response) {
        response.subOperations().ifPresent(counts -> {
            last = counts;
            tell(counts, Optional.empty());
        });
        return CompletableFuture.completedFuture(null);
    }

    /** What became of it. */
    RetrieveResult result(OperationResult ended) {
        return RetrieveResult.of(ended.response(), last);
    }

    /** It is over: tells so, by what {@code judgement} throws. To be called once, and last. */
    void told(OperationResult ended, Runnable judgement) {
        Outcome outcome = Outcome.TRANSIENT;
        try {
            judgement.run();
            outcome = ended.outcome();
        } catch (DicomOperationException e) {
            outcome = e.outcome();
            throw e;
        } finally {
            tell(ended == null ? last : counts(result(ended)), Optional.of(outcome));
        }
    }

    private static SubOperations counts(RetrieveResult all) {
        return new SubOperations(all.remaining(), all.completed(), all.failed(), all.warning());
    }

    private void tell(SubOperations counts, Optional<Outcome> outcome) {
        reports.retrieved(new RetrieveProgress(
                operation,
                peer,
                counts.remaining(),
                counts.completed(),
                counts.failed(),
                counts.warning(),
                exchangeId,
                outcome));
    }
}
