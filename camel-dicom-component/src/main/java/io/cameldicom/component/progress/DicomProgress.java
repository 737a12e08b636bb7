package io.cameldicom.component.progress;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.Optional;

/**
 * How far one attempt to send one object is. UIDs are all that it holds of the object.
 *
 * @param sopInstanceUid of the object (0008,0018)
 * @param studyInstanceUid of the object (0020,000D), where the exchange has it in the header {@code
 *     CamelDicomStudyInstanceUid}
 * @param destination whom it is sent to
 * @param bytes of its data set that were written to the network so far
 * @param total bytes of its data set; another number than before where it was converted meanwhile
 * @param attempt 1 for the first one of the exchange, 2 for its first redelivery
 * @param exchangeId of the exchange that it is the body of
 * @param outcome how the attempt ended; empty until then
 */
public record DicomProgress(
        String sopInstanceUid,
        Optional<String> studyInstanceUid,
        DicomAddress destination,
        long bytes,
        long total,
        int attempt,
        String exchangeId,
        Optional<Outcome> outcome) {
    /** Whether nothing more is told of this attempt. */
    public boolean hasEnded() {
        return outcome.isPresent();
    }
}
