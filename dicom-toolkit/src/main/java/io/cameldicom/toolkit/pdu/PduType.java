package io.cameldicom.toolkit.pdu;

/** PDU types (PS3.8 §9.3.1). */
public enum PduType {
    A_ASSOCIATE_RQ(0x01, "A-ASSOCIATE-RQ"),
    A_ASSOCIATE_AC(0x02, "A-ASSOCIATE-AC"),
    A_ASSOCIATE_RJ(0x03, "A-ASSOCIATE-RJ"),
    P_DATA_TF(0x04, "P-DATA-TF"),
    A_RELEASE_RQ(0x05, "A-RELEASE-RQ"),
    A_RELEASE_RP(0x06, "A-RELEASE-RP"),
    A_ABORT(0x07, "A-ABORT");

    private static final PduType[] BY_CODE = values();

    private final int code;
    private final String text;

    PduType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** The type of that code, or null. */
    static PduType of(int code) {
        return code >= 1 && code <= BY_CODE.length ? BY_CODE[code - 1] : null;
    }

    /** As the standard writes it. */
    @Override
    public String toString() {
        return text;
    }
}
