package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.pdu.AssociateRj;

/** Says in words why a peer rejected an association, and what to do next (PS3.8 table 9-21). */
final class Rejection {
    private Rejection() {}

    static AssociationRejectedException of(AssociationRequest request, AssociateRj rj) {
        String message = request.peer() + ": association rejected, "
                + (rj.result() == AssociateRj.TRANSIENT ? "transient: " : "permanent: ") + why(request, rj);
        return new AssociationRejectedException(request.peer(), message, rj.result(), rj.source(), rj.reason());
    }

    private static String why(AssociationRequest request, AssociateRj rj) {
        return switch (rj.source() << 8 | rj.reason()) {
            case AssociateRj.SERVICE_USER << 8 | 1 -> "no reason given: ask the operator of the peer for its log";
            case AssociateRj.SERVICE_USER << 8 | 2 ->
                "application context not supported: the peer does not speak DICOM";
            case AssociateRj.SERVICE_USER << 8 | 3 ->
                "calling AE title not recognised: have '" + request.callingAeTitle()
                        + "' configured at the peer, or change our own title";
            case AssociateRj.SERVICE_USER << 8 | 7 ->
                "called AE title not recognised: check the AE title '"
                        + request.peer().aeTitle() + "' (upper and lower case matter)";
            case AssociateRj.SERVICE_PROVIDER_ACSE << 8 | 1 ->
                "no reason given: ask the operator of the peer for its log";
            case AssociateRj.SERVICE_PROVIDER_ACSE << 8 | 2 -> "protocol version not supported";
            case AssociateRj.SERVICE_PROVIDER_PRESENTATION << 8 | 1 -> "temporary congestion: try again later";
            case AssociateRj.SERVICE_PROVIDER_PRESENTATION << 8 | 2 ->
                "local limit exceeded: open fewer associations" + " at a time, or try again later";
            default -> "source " + rj.source() + ", reason " + rj.reason() + " (PS3.8 table 9-21)";
        };
    }
}
