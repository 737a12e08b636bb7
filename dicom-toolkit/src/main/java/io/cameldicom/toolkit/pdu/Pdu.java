package io.cameldicom.toolkit.pdu;

/** A protocol data unit of the DICOM upper layer (PS3.8 §9.3). */
public sealed interface Pdu permits AssociateRq, AssociateAc, AssociateRj, PDataTf, ReleaseRq, ReleaseRp, Abort {
    /** PDU type and PDU length stand in front of every PDU. */
    int HEADER_LENGTH = 6;

    PduType type();
}
