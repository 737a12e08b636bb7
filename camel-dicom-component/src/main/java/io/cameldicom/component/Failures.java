package io.cameldicom.component;

import io.cameldicom.component.destination.PeerUnavailableException;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.toolkit.DicomException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;

/** Makes of any failure the exception that a route sees. */
final class Failures {
    private Failures() {}

    /**
     * @param what the operation in words, such as {@code C-STORE to PACS@127.0.0.1:104}
     * @return the exception for the exchange; a failure that is no {@link DicomException} stays as it is
     */
    static Throwable of(String what, Throwable failure) {
        return of(what, failure, StatusPolicy.DEFAULTS);
    }

    /** As {@link #of(String, Throwable)}, by the policy of a destination. */
    static Throwable of(String what, Throwable failure, StatusPolicy policy) {
        Throwable root = unwrapped(failure);
        if (root instanceof IOException io) {
            root = new ObjectUnavailableException(io);
        }
        if (root instanceof DicomOperationException || !(root instanceof DicomException cause)) {
            return root;
        }
        if (cause instanceof PeerUnavailableException) {
            return new DestinationUnavailableException(what + " not tried: " + cause.getMessage(), cause);
        }
        return of(what, cause, policy.outcomeOf(cause));
    }

    /** As {@link #of(String, Throwable)}, where the outcome is known already. */
    static DicomOperationException of(String what, DicomException cause, Outcome outcome) {
        return switch (outcome) {
            case TRANSIENT -> new TransientDicomException(what + " failed for now: " + cause.getMessage(), cause);
            case UNKNOWN ->
                new OutcomeUnknownDicomException(
                        what + " ended without an answer: " + cause.getMessage()
                                + "; the peer may have taken it, sending it again does no harm",
                        cause);
            case DUPLICATE ->
                new DuplicateInstanceException(
                        what + " found an instance of this UID, not known to be ours: " + cause.getMessage(), cause);
            default -> new PermanentDicomException(what + " cannot succeed: " + cause.getMessage(), cause);
        };
    }

    static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof UncheckedIOException;
        return wrapper && failure.getCause() != null ? failure.getCause() : failure;
    }
}
