package io.cameldicom.component.progress;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.Optional;

/**
 * How far a C-MOVE or C-GET is, as the peer tells it.
 *
 * @param operation {@code move} or {@code get}
 * @param destination whom we asked
 * @param remaining objects that are still to come
 * @param completed objects that arrived
 * @param failed objects that did not
 * @param warning objects that arrived with a warning
 * @param exchangeId of the exchange that asked
 * @param outcome how it ended; empty until then
 */
public record RetrieveProgress(
        String operation,
        DicomAddress destination,
        int remaining,
        int completed,
        int failed,
        int warning,
        String exchangeId,
        Optional<Outcome> outcome) {
    /** Whether nothing more is told of it. */
    public boolean hasEnded() {
        return outcome.isPresent();
    }
}
