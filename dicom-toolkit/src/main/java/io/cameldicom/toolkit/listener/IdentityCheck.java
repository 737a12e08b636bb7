package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Requestor;
import io.cameldicom.toolkit.pdu.AssociateRj;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks who callers are, on threads that may wait; of one listener. No more are asked at a time than may have associations:
 * whoever calls and hangs up again leaves a question behind that may take its time.
 */
final class IdentityCheck {
    private final UserIdentityValidator validator;
    private final Executor workers;
    private final Duration timeout;

    private final Semaphore questions;

    /** @param most questions at a time */
    IdentityCheck(UserIdentityValidator validator, Executor workers, Duration timeout, int most) {
        this.validator = validator;
        this.workers = workers;
        this.timeout = timeout;
        this.questions = new Semaphore(most);
    }

    /** There are as many questions as may be. */
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Completes on any thread, at the latest after the timeout; exceptionally if nothing was decided. */
    CompletionStage<Decision> ask(Optional<UserIdentity> identity, Requestor requestor) {
        if (!questions.tryAcquire()) {
            return CompletableFuture.failedFuture(new BusyException());
        }
        try {
            return CompletableFuture.supplyAsync(() -> decide(identity, requestor), workers)
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException | Error e) { // no thread for it
            questions.release();
            return CompletableFuture.failedFuture(e);
        }
    }

    private Decision decide(Optional<UserIdentity> identity, Requestor requestor) {
        try {
            return Objects.requireNonNull(validator.decide(identity, requestor), "decision");
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            questions.release();
        }
    }

    /** What became of the question; the words of a validator may hold secrets. */
    static Refusal refusal(Throwable failure) {
        if (failure instanceof BusyException) {
            return new Refusal(
                    RejectionCause.USER_IDENTITY,
                    AssociateRj.TEMPORARY_CONGESTION,
                    "userIdentityValidator is busy with as many callers as maximumAssociations allows");
        }
        String why = "its user identity was not accepted";
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            why = cause instanceof TimeoutException
                    ? "userIdentityValidator did not decide within associateTimeout"
                    : "userIdentityValidator failed (" + cause.getClass().getName() + ")";
        }
        return new Refusal(RejectionCause.USER_IDENTITY, Admission.NO_REASON, why);
    }
}
