package io.cameldicom.toolkit.engine;

import java.util.List;

/**
 * SOP Class Common Extended Negotiation: where a SOP class belongs, for acceptors that do not know it; never answered
 * (PS3.7 §D.3.3.6).
 *
 * @param serviceClassUid such as that of the storage service class
 * @param relatedGeneralSopClassUids SOP classes of which this one is a special case
 */
public record CommonExtendedNegotiation(
        String sopClassUid, String serviceClassUid, List<String> relatedGeneralSopClassUids) {
    public CommonExtendedNegotiation {
        relatedGeneralSopClassUids = List.copyOf(relatedGeneralSopClassUids);
    }
}
