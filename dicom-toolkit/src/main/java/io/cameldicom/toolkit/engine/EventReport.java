package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.DataSet;
import java.util.Objects;
import java.util.Optional;

/**
 * What an N-EVENT-REPORT says (PS3.7 §10.1.1).
 *
 * @param peerAeTitle of the side that reports
 * @param associationNumber unique in this process
 * @param eventTypeId 0 to 65535; of storage commitment 1 where all is committed, 2 where something is not (PS3.4 §J.3.3)
 * @param information what the event is about
 */
public record EventReport(
        AeTitle peerAeTitle,
        long associationNumber,
        String sopClassUid,
        String sopInstanceUid,
        int eventTypeId,
        Optional<DataSet> information) {
    public EventReport {
        Objects.requireNonNull(peerAeTitle, "peerAeTitle");
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(information, "information");
    }

    /** What it is about, without the information. */
    @Override
    public String toString() {
        return "EventReport[" + sopClassUid + ", type " + eventTypeId + "]";
    }
}
