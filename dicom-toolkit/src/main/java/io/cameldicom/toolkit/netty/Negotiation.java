package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import io.cameldicom.toolkit.pdu.PresentationContextRq;
import io.cameldicom.toolkit.pdu.UserInformation;
import java.util.ArrayList;
import java.util.List;

/** What a requestor proposes, and what it makes of the answer (PS3.8 §7.1.1). */
final class Negotiation {
    private Negotiation() {}

    static AssociateRq request(AssociationRequest request) {
        List<PresentationContextRq> contexts = new ArrayList<>();
        for (ProposedContext context : request.contexts()) {
            contexts.add(new PresentationContextRq(
                    AssociationRequest.contextId(contexts.size()),
                    context.abstractSyntax(),
                    context.transferSyntaxes()));
        }
        return new AssociateRq(
                AssociateRq.PROTOCOL_VERSION,
                request.peer().aeTitle().value(),
                request.callingAeTitle().value(),
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                UserInformation.of(
                        request.options().maximumPduLength(),
                        ImplementationIdentity.CLASS_UID,
                        ImplementationIdentity.VERSION_NAME));
    }

    /** The accepted contexts. */
    static List<PresentationContext> accepted(AssociationRequest request, AssociateAc ac) {
        return ac.contexts().stream()
                .filter(PresentationContextAc::isAccepted)
                .flatMap(answer -> request.accepted(answer.id(), answer.transferSyntax()).stream())
                .toList();
    }
}
