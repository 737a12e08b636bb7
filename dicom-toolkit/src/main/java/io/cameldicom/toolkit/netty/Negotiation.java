package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
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
                    id(contexts.size()), context.abstractSyntax(), context.transferSyntaxes()));
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

    private static int id(int index) {
        return 2 * index + 1;
    }

    /** The accepted contexts; an answer to what was not proposed is no acceptance. */
    static List<PresentationContext> accepted(AssociationRequest request, AssociateAc ac) {
        List<PresentationContext> accepted = new ArrayList<>();
        for (PresentationContextAc answer : ac.contexts()) {
            int index = answer.id() / 2;
            if (answer.isAccepted() && index < request.contexts().size()) {
                ProposedContext proposed = request.contexts().get(index);
                if (proposed.transferSyntaxes().contains(answer.transferSyntax())) {
                    accepted.add(
                            new PresentationContext(answer.id(), proposed.abstractSyntax(), answer.transferSyntax()));
                }
            }
        }
        return List.copyOf(accepted);
    }

    static NoPresentationContextException noContext(
            AssociationRequest request, List<PresentationContext> accepted, String abstractSyntax, String syntax) {
        List<String> offered = request.contexts().stream()
                .filter(c -> c.abstractSyntax().equals(abstractSyntax))
                .flatMap(c -> c.transferSyntaxes().stream())
                .distinct()
                .toList();
        List<String> taken = accepted.stream()
                .filter(c -> c.abstractSyntax().equals(abstractSyntax))
                .map(PresentationContext::transferSyntax)
                .toList();
        String message = request.peer() + ": no presentation context for SOP class " + abstractSyntax
                + (syntax.isEmpty() ? "" : " in transfer syntax " + syntax) + " (offered: " + offered
                + ", accepted by the peer: " + taken + ")";
        return new NoPresentationContextException(request.peer(), message, abstractSyntax, syntax);
    }
}
