package io.cameldicom.component;

import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.destination.RunningOperation;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An operation that is cancelled when it takes too long; it fails then, whatever the peer says to that. */
final class TimedOperation {
    private final RunningOperation operation;
    private final CompletableFuture<OperationResult> result = new CompletableFuture<>();
    private volatile DicomTimeoutException late;

    TimedOperation(
            RunningOperation operation,
            DicomAddress peer,
            String request,
            Duration bound,
            ScheduledExecutorService timer) {
        this.operation = operation;
        ScheduledFuture<?> alarm = alarm(peer, request, bound, timer);
        operation.result().whenComplete((ended, failure) -> {
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (late != null) {
                result.completeExceptionally(late);
            } else if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(ended);
            }
        });
    }

    private ScheduledFuture<?> alarm(
            DicomAddress peer, String request, Duration bound, ScheduledExecutorService timer) {
        try {
            return timer.schedule(() -> tooLate(peer, request, bound), bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            operation.cancel(); // the component stops
            return null;
        }
    }

    private void tooLate(DicomAddress peer, String request, Duration bound) {
        late = new DicomTimeoutException(
                peer,
                Kind.RESPONSE,
                "operationTimeout of " + request + " to " + peer + ": " + bound
                        + " (expected: the final response by then; it was cancelled)");
        operation.cancel();
    }

    CompletionStage<OperationResult> result() {
        return result;
    }

    void cancel() {
        operation.cancel();
    }
}
