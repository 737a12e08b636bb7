package io.cameldicom.toolkit.engine;

/** The peer answered with A-ASSOCIATE-RJ (PS3.8 §9.3.4). */
public final class AssociationRejectedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final int result;
    private final int source;
    private final int reason;

    /** @param message names result, source and reason in words and says what to do next */
    public AssociationRejectedException(DicomAddress peer, String message, int result, int source, int reason) {
        super(peer, message);
        this.result = result;
        this.source = source;
        this.reason = reason;
    }

    /** The same, in the words of PS3.8 table 9-21. */
    public static AssociationRejectedException of(AssociationRequest request, int result, int source, int reason) {
        String message = RejectionReason.text(request, result, source, reason);
        return new AssociationRejectedException(request.peer(), message, result, source, reason);
    }

    /** 1 rejected-permanent, 2 rejected-transient. */
    public int result() {
        return result;
    }

    /** 1 service-user, 2 service-provider (ACSE), 3 service-provider (presentation). */
    public int source() {
        return source;
    }

    /** Reason, to be read together with {@link #source()} (PS3.8 table 9-21). */
    public int reason() {
        return reason;
    }
}
