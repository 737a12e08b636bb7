package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation of the component failed. The cause is the toolkit's own exception and says what happened in detail, so
 * that {@code onException} can name either; the message says the same in words for people.
 */
public abstract sealed class DicomOperationException extends DicomException
        permits TransientDicomException, PermanentDicomException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    DicomOperationException(String message, DicomException cause, Outcome outcome) {
        super(message, Objects.requireNonNull(cause, "cause"));
        this.outcome = outcome;
    }

    /** What the failure means for the object. */
    public Outcome outcome() {
        return outcome;
    }

    /** The toolkit's own exception. */
    @Override
    public synchronized DicomException getCause() {
        return (DicomException) super.getCause();
    }

    /** The peer's answer, where the failure is one. */
    public Optional<DimseStatus> status() {
        return getCause() instanceof DimseStatusException failure ? Optional.of(failure.status()) : Optional.empty();
    }
}
