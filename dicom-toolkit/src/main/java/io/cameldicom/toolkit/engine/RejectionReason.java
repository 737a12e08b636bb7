package io.cameldicom.toolkit.engine;

/** Says in words why a peer rejected an association, and what to do next (PS3.8 table 9-21). */
final class RejectionReason {
    private static final int TRANSIENT = 2;
    private static final int SERVICE_USER = 1;
    private static final int SERVICE_PROVIDER_ACSE = 2;
    private static final int SERVICE_PROVIDER_PRESENTATION = 3;

    private RejectionReason() {}

    static String text(AssociationRequest request, int result, int source, int reason) {
        return request.peer() + ": association rejected, " + (result == TRANSIENT ? "transient: " : "permanent: ")
                + why(request, source, reason);
    }

    private static String why(AssociationRequest request, int source, int reason) {
        return switch (source << 8 | reason) {
            case SERVICE_USER << 8 | 1 -> "no reason given: ask the operator of the peer for its log";
            case SERVICE_USER << 8 | 2 -> "application context not supported: the peer does not speak DICOM";
            case SERVICE_USER << 8 | 3 ->
                "calling AE title not recognised: have '" + request.callingAeTitle()
                        + "' configured at the peer, or change our own title";
            case SERVICE_USER << 8 | 7 ->
                "called AE title not recognised: check the AE title '"
                        + request.peer().aeTitle() + "' (upper and lower case matter)";
            case SERVICE_PROVIDER_ACSE << 8 | 1 -> "no reason given: ask the operator of the peer for its log";
            case SERVICE_PROVIDER_ACSE << 8 | 2 -> "protocol version not supported";
            case SERVICE_PROVIDER_PRESENTATION << 8 | 1 -> "temporary congestion: try again later";
            case SERVICE_PROVIDER_PRESENTATION << 8 | 2 ->
                "local limit exceeded: open fewer associations at a time, or try again later";
            default -> "source " + source + ", reason " + reason + " (PS3.8 table 9-21)";
        };
    }
}
