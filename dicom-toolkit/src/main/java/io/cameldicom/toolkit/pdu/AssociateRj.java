package io.cameldicom.toolkit.pdu;

/**
 * A-ASSOCIATE-RJ (PS3.8 §9.3.4); the reason is read together with the source (table 9-21).
 *
 * @param result {@link #PERMANENT} or {@link #TRANSIENT}
 * @param source {@link #SERVICE_USER}, {@link #SERVICE_PROVIDER_ACSE} or {@link #SERVICE_PROVIDER_PRESENTATION}
 */
public record AssociateRj(int result, int source, int reason) implements Pdu {
    public static final int PERMANENT = 1;
    public static final int TRANSIENT = 2;
    public static final int SERVICE_USER = 1;
    public static final int SERVICE_PROVIDER_ACSE = 2;
    public static final int SERVICE_PROVIDER_PRESENTATION = 3;

    public static final AssociateRj APPLICATION_CONTEXT_NOT_SUPPORTED = new AssociateRj(PERMANENT, SERVICE_USER, 2);
    public static final AssociateRj CALLING_AE_TITLE_NOT_RECOGNIZED = new AssociateRj(PERMANENT, SERVICE_USER, 3);
    public static final AssociateRj CALLED_AE_TITLE_NOT_RECOGNIZED = new AssociateRj(PERMANENT, SERVICE_USER, 7);
    public static final AssociateRj PROTOCOL_VERSION_NOT_SUPPORTED =
            new AssociateRj(PERMANENT, SERVICE_PROVIDER_ACSE, 2);
    public static final AssociateRj TEMPORARY_CONGESTION = new AssociateRj(TRANSIENT, SERVICE_PROVIDER_PRESENTATION, 1);
    public static final AssociateRj LOCAL_LIMIT_EXCEEDED = new AssociateRj(TRANSIENT, SERVICE_PROVIDER_PRESENTATION, 2);

    @Override
    public PduType type() {
        return PduType.A_ASSOCIATE_RJ;
    }
}
