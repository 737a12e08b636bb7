package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomObject;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.toolkit.data.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Whether a peer refused, for now as it says and again after two pauses, an object that lacks what an archive files objects
 * by: Patient ID, Study or Series Instance UID (PS3.3 §C.7). Some archives answer such an object with "out of resources" for
 * ever; the first refusals may as well come from one that is full for a while.
 */
public final class Incomplete implements Predicate {
    private static final String PROPERTY = "CamelDicomRoutesIncomplete";
    private static final int EARLIER_ROUNDS = 2;
    private static final int[] NEEDED = {Tag.PATIENT_ID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID};

    private final InboxGate gate;

    public Incomplete(InboxGate gate) {
        this.gate = gate;
    }

    @Override
    public boolean matches(Exchange exchange) {
        boolean incomplete = isIncomplete(exchange, Failure.of(exchange))
                && gate.standing(InFlight.of(exchange).path())
                        .filter(standing -> standing.rounds() >= EARLIER_ROUNDS)
                        .filter(standing -> standing.attempts() >= EARLIER_ROUNDS) // rounds may fail on our side too
                        .isPresent();
        exchange.setProperty(PROPERTY, incomplete);
        return incomplete;
    }

    /** Whether that was the reason for quarantine. */
    static boolean wasFound(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(PROPERTY));
    }

    private static boolean isIncomplete(Exchange exchange, Failure failure) {
        if (failure.find(DimseStatusException.class).isEmpty()
                || !(exchange.getMessage().getBody() instanceof DicomObject object)) {
            return false;
        }
        for (int tag : NEEDED) {
            if (object.dataSet().string(tag).isEmpty() && !isEmptyPatientId(object, tag)) {
                return true;
            }
        }
        return false;
    }

    /** Patient ID may be empty, but not missing (type 2). */
    private static boolean isEmptyPatientId(DicomObject object, int tag) {
        return tag == Tag.PATIENT_ID && object.dataSet().contains(tag);
    }
}
