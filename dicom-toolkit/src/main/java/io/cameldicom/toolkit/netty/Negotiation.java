package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PresentationContextRq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a requestor proposes (PS3.8 §7.1.1, PS3.7 §D.3.3). */
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
                userInformation(request.options().maximumPduLength(), request.proposal()));
    }

    private static UserInformation userInformation(int maximumLength, Proposal proposal) {
        return new UserInformation(
                maximumLength,
                ImplementationIdentity.CLASS_UID,
                Optional.of(ImplementationIdentity.VERSION_NAME),
                proposal.operationsInvoked() == 1
                        ? Optional.empty()
                        : Optional.of(new AsynchronousOperationsWindow(proposal.operationsInvoked(), 1)),
                proposal.roleSelections(),
                proposal.extendedNegotiations(),
                proposal.commonExtendedNegotiations(),
                proposal.userIdentity(),
                Optional.empty());
    }
}
