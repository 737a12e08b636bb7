package io.cameldicom.toolkit.pdu;

import io.cameldicom.toolkit.engine.UserInformation;
import java.util.List;

/**
 * A-ASSOCIATE-RQ (PS3.8 §9.3.2).
 *
 * @param protocolVersion bit 0 is version 1
 * @param calledAeTitle without padding
 * @param callingAeTitle without padding
 * @param applicationContext UID, {@link #DICOM_APPLICATION_CONTEXT} for DICOM
 */
public record AssociateRq(
        int protocolVersion,
        String calledAeTitle,
        String callingAeTitle,
        String applicationContext,
        List<PresentationContextRq> contexts,
        UserInformation userInformation)
        implements Pdu {
    public static final int PROTOCOL_VERSION = 1;
    public static final String DICOM_APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    public AssociateRq {
        contexts = List.copyOf(contexts);
    }

    @Override
    public PduType type() {
        return PduType.A_ASSOCIATE_RQ;
    }
}
