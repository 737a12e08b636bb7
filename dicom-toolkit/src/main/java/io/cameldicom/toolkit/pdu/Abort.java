package io.cameldicom.toolkit.pdu;

/**
 * A-ABORT (PS3.8 §9.3.8).
 *
 * @param source {@link #SERVICE_USER} or {@link #SERVICE_PROVIDER}
 * @param reason significant only from the service provider (table 9-26)
 */
public record Abort(int source, int reason) implements Pdu {
    public static final int SERVICE_USER = 0;
    public static final int SERVICE_PROVIDER = 2;

    public static final int REASON_NOT_SPECIFIED = 0;
    public static final int UNRECOGNIZED_PDU = 1;
    public static final int UNEXPECTED_PDU = 2;
    public static final int UNRECOGNIZED_PDU_PARAMETER = 4;
    public static final int UNEXPECTED_PDU_PARAMETER = 5;
    public static final int INVALID_PDU_PARAMETER = 6;

    public static final Abort BY_SERVICE_USER = new Abort(SERVICE_USER, REASON_NOT_SPECIFIED);

    @Override
    public PduType type() {
        return PduType.A_ABORT;
    }

    /** Source and reason in words. */
    public String text() {
        if (source == SERVICE_USER) {
            return "service user";
        }
        return "service provider, "
                + switch (reason) {
                    case UNRECOGNIZED_PDU -> "unrecognized PDU";
                    case UNEXPECTED_PDU -> "unexpected PDU";
                    case UNRECOGNIZED_PDU_PARAMETER -> "unrecognized PDU parameter";
                    case UNEXPECTED_PDU_PARAMETER -> "unexpected PDU parameter";
                    case INVALID_PDU_PARAMETER -> "invalid PDU parameter value";
                    default -> "reason not specified";
                };
    }
}
