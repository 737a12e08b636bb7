package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.ResponseListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An operation that waits for an association, or is under way on one. No method blocks. Safe for use by many threads. */
public final class RunningOperation {
    static final int CANCELLED = 0xFE00;

    private final DimseRequest request;
    private final ResponseListener pending;
    private final ScheduledExecutorService timer;
    private final Duration patience;
    private final CompletableFuture<OperationResult> result = new CompletableFuture<>();
    private Association association;
    private Invocation invocation;
    private boolean cancelled;

    /** @param patience how long the final response may take after a cancel, before the association is aborted */
    RunningOperation(
            DimseRequest request, ResponseListener pending, ScheduledExecutorService timer, Duration patience) {
        this.request = request;
        this.pending = pending;
        this.timer = timer;
        this.patience = patience;
    }

    /**
     * How it ended, whatever the status; or exceptionally as {@link Association#invoke} says, with {@link
     * PeerUnavailableException} where it was not tried, or as the association could not be had.
     */
    public CompletionStage<OperationResult> result() {
        return result.minimalCompletionStage();
    }

    CompletableFuture<OperationResult> end() {
        return result;
    }

    /** To be called once: sends the request, unless it was cancelled. */
    CompletionStage<DimseResponse> on(Association opened) {
        Invocation begun;
        synchronized (this) {
            if (cancelled) {
                return CompletableFuture.completedFuture(DimseResponse.of(DimseStatus.of(CANCELLED)));
            }
            association = opened;
            begun = opened.invoke(request, pending);
            invocation = begun;
        }
        return begun.response();
    }

    /**
     * Asks the peer to stop (C-CANCEL), if the operation is one that can be; the result comes all the same, mostly FE00,
     * which it is at once where nothing was sent yet. A peer that does not end it in time is aborted.
     */
    public void cancel() {
        Invocation begun;
        synchronized (this) {
            if (cancelled || result.isDone()) {
                return;
            }
            cancelled = true;
            begun = invocation;
        }
        if (begun == null) {
            result.complete(new OperationResult(DimseResponse.of(DimseStatus.of(CANCELLED)), Outcome.DONE, 0));
            return;
        }
        begun.cancel();
        abortLater();
    }

    private void abortLater() {
        try {
            var abort = timer.schedule(this::abort, patience.toNanos(), TimeUnit.NANOSECONDS);
            result.whenComplete((ended, failure) -> abort.cancel(false));
        } catch (RejectedExecutionException e) {
            abort(); // stopped
        }
    }

    /** Aborts the association, and with it the operation, if it is not over yet. */
    public void abort() {
        Association open;
        synchronized (this) {
            cancelled = true;
            open = association;
        }
        if (!result.isDone() && open != null) {
            open.abort();
        }
    }
}
