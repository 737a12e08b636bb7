package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Requestor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks who a caller is, on a thread that may wait. */
final class IdentityCheck {
    private final UserIdentityValidator validator;
    private final Executor workers;
    private final Duration timeout;

    IdentityCheck(UserIdentityValidator validator, Executor workers, Duration timeout) {
        this.validator = validator;
        this.workers = workers;
        this.timeout = timeout;
    }

    /** Completes on any thread, at the latest after the timeout; exceptionally if nothing was decided. */
    CompletionStage<Decision> ask(Optional<UserIdentity> identity, Requestor requestor) {
        return CompletableFuture.supplyAsync(() -> decide(identity, requestor), workers)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Decision decide(Optional<UserIdentity> identity, Requestor requestor) {
        try {
            return validator.decide(identity, requestor);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** What became of the question; the words of a validator may hold secrets. */
    static Refusal refusal(Throwable failure) {
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
