package io.cameldicom.routes.delivery;

import io.cameldicom.component.DicomObject;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.toolkit.data.Tag;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Whether a peer refused, for now as it says, an object that lacks what an archive files objects by: Patient ID, Study or
 * Series Instance UID (PS3.3 §C.7). Some archives answer such an object with "out of resources" for ever.
 */
public final class Incomplete implements Predicate {
    private static final int[] NEEDED = {Tag.PATIENT_ID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID};

    @Override
    public boolean matches(Exchange exchange) {
        return isIncomplete(exchange, Failure.of(exchange));
    }

    static boolean isIncomplete(Exchange exchange, Failure failure) {
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
