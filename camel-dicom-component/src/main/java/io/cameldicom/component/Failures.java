package io.cameldicom.component;

import io.cameldicom.component.outcome.FailureTable;
import io.cameldicom.component.outcome.Outcome;
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
        Throwable root = unwrapped(failure);
        if (root instanceof IOException io) {
            root = new ObjectUnavailableException(io);
        }
        if (root instanceof DicomOperationException || !(root instanceof DicomException cause)) {
            return root;
        }
        return of(what, cause, FailureTable.outcomeOf(cause));
    }

    /** As {@link #of(String, Throwable)}, where the outcome is known already. */
    static DicomOperationException of(String what, DicomException cause, Outcome outcome) {
        return switch (outcome) {
            case TRANSIENT ->
                new TransientDicomException(what + " failed for now: " + cause.getMessage(), cause, outcome);
            case UNKNOWN ->
                new TransientDicomException(
                        what + " ended without an answer: " + cause.getMessage()
                                + "; the peer may hold the object, sending it again does no harm",
                        cause,
                        outcome);
            default -> new PermanentDicomException(what + " cannot succeed: " + cause.getMessage(), cause, outcome);
        };
    }

    static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof UncheckedIOException;
        return wrapper && failure.getCause() != null ? failure.getCause() : failure;
    }
}
