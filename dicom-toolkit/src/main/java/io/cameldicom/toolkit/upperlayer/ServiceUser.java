package io.cameldicom.toolkit.upperlayer;

import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;

/** Who uses an association: hears the primitives that the upper layer issues (PS3.8 §7). No call may block. */
public interface ServiceUser {
    /** A-ASSOCIATE indication; {@link UpperLayer#accept} or {@link UpperLayer#reject} answers it. */
    void associateIndication(AssociateRq request);

    /** A-ASSOCIATE confirmation, accepted. */
    void associateConfirmation(AssociateAc acceptance);

    /** A-ASSOCIATE confirmation, rejected; the association has ended. */
    void associateConfirmation(AssociateRj rejection);

    /** P-DATA indication; the bytes are lent for the time of the call. */
    void dataIndication(PDataTf data);

    /** A-RELEASE indication; {@link UpperLayer#releaseResponse()} answers it. */
    void releaseIndication();

    /** A-RELEASE confirmation; the association has ended. */
    void releaseConfirmation();

    /** A-ABORT or A-P-ABORT indication upon the PDU of the peer; the association has ended. */
    void abortIndication(Abort abort);

    /**
     * A-P-ABORT indication of our own side; the association has ended.
     *
     * @param why what the peer did wrong, or how the connection was lost
     */
    void providerAbortIndication(String why);
}
