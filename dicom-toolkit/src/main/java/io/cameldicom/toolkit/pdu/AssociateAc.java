package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.UserInformation;
import java.util.List;

/**
 * A-ASSOCIATE-AC (PS3.8 §9.3.3). The titles are those of the request, repeated; a requestor does not test them.
 *
 * @param protocolVersion bit 0 is version 1
 */
public record AssociateAc(
        int protocolVersion,
        String calledAeTitle,
        String callingAeTitle,
        String applicationContext,
        List<PresentationContextAc> contexts,
        UserInformation userInformation)
        implements Pdu {
    public AssociateAc {
        contexts = List.copyOf(contexts);
    }

    @Override
    public PduType type() {
        return PduType.A_ASSOCIATE_AC;
    }
}
