package io.cameldicom.component;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation of the component failed. What kind of exception it is follows from the status policy of the destination;
 * the cause is the toolkit's own exception and says what happened in detail. {@code onException} can name either; the
 * message says the same in words for people.
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

    /** What the peer remarked, where it did (0000,0902). It may hold patient data: show it to nobody by default. */
    public Optional<String> errorComment() {
        return status().flatMap(DimseStatus::errorComment);
    }

    /** Tags at which the peer took offence (0000,0901), as {@code gggg,eeee}; empty where it named none. */
    public List<String> offendingElements() {
        return status().map(DimseStatus::offendingElementTags).orElse(List.of());
    }
}
