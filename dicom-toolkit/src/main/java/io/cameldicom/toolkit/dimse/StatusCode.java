package io.cameldicom.toolkit.dimse;

/** Statuses that this implementation gives itself (PS3.7 annex C, PS3.4 §B.2.3). */
public final class StatusCode {
    public static final int SUCCESS = 0x0000;
    public static final int PROCESSING_FAILURE = 0x0110;
    public static final int INVALID_OBJECT_INSTANCE = 0x0117;
    public static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;
    public static final int UNRECOGNIZED_OPERATION = 0x0211;
    public static final int OUT_OF_RESOURCES = 0xA700;
    public static final int DATA_SET_DOES_NOT_MATCH_SOP_CLASS = 0xA900;
    public static final int CANNOT_UNDERSTAND = 0xC000;

    private StatusCode() {}
}
