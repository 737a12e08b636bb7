package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import io.cameldicom.toolkit.service.SubOperation;
import java.util.Optional;

/**
 * Answers a C-MOVE or C-GET: one sub-operation after the other, and a pending response after each (PS3.4 §C.4.2 and
 * C.4.3). Used on the worker.
 */
final class RetrievalStream {
    private final ServiceRun run;
    private final ObjectRequestor requestor;
    private final Retrieval retrieval;
    private final SubOperationCounts counts;
    private boolean ended;

    RetrievalStream(ServiceRun run, ObjectRequestor requestor, Retrieval retrieval) {
        this.run = run;
        this.requestor = requestor;
        this.retrieval = retrieval;
        this.counts = new SubOperationCounts(retrieval.total());
    }

    /** Goes on with the next one. */
    void next() {
        if (ended) {
            return;
        }
        if (run.isAbandoned()) {
            end();
        } else if (run.isCancelled()) {
            end();
            last(StatusCode.CANCEL);
        } else if (run.isReady(this::next, this::end)) {
            SubOperation operation = following();
            if (operation != null) {
                send(operation);
            }
        }
    }

    /** The next one; null, and the end of all, if there is none. */
    private SubOperation following() {
        try {
            if (retrieval.subOperations().hasNext()) {
                return retrieval.subOperations().next();
            }
        } catch (Throwable e) { // whatever it is, the peer waits for an answer
            end();
            run.failed(e);
            return null;
        }
        end();
        last(counts.status());
        return null;
    }

    private void send(SubOperation operation) {
        try {
            operation.send(requestor).whenComplete((status, failure) -> {
                if (!run.execute(() -> sent(operation, failure == null ? status : null))) {
                    end();
                }
            });
        } catch (Throwable e) { // one object that cannot be sent stops no other
            sent(operation, null);
        }
    }

    private void sent(SubOperation operation, DimseStatus status) {
        counts.ended(instance(operation), status);
        if (!run.isAbandoned()) {
            run.pending(Optional.empty(), Optional.of(counts.counts()));
        }
        // Not called at once: many that fail at once would nest too deep.
        if (!run.execute(this::next)) {
            end();
        }
    }

    /** Empty where it cannot be told, or is none. */
    private static Optional<String> instance(SubOperation operation) {
        try {
            return operation.sopInstanceUid().filter(Uid::isValid);
        } catch (Throwable e) { // it is for a list alone, and the others wait
            return Optional.empty();
        }
    }

    private void last(int status) {
        run.last(new DimseResponse(
                DimseStatus.of(status), counts.failedInstances(), Optional.of(counts.counts()), Optional.empty()));
    }

    private void end() {
        ended = true;
        run.close(retrieval);
    }
}
