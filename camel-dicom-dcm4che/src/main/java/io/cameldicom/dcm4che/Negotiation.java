package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.net.pdu.AAssociateAC;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.UserIdentityRQ;

/** What a request of ours is for dcm4che, and what the peer's answer is for us. */
final class Negotiation {
    private Negotiation() {}

    /** An asynchronous operations window is not proposed: this engine sends one request at a time. */
    static AAssociateRQ request(AssociationRequest request) {
        AAssociateRQ rq = new AAssociateRQ();
        rq.setCallingAET(request.callingAeTitle().value());
        rq.setCalledAET(request.peer().aeTitle().value());
        rq.setImplClassUID(ImplementationIdentity.CLASS_UID);
        rq.setImplVersionName(ImplementationIdentity.VERSION_NAME);
        int index = 0;
        for (ProposedContext context : request.contexts()) {
            rq.addPresentationContext(new org.dcm4che3.net.pdu.PresentationContext(
                    AssociationRequest.contextId(index++),
                    context.abstractSyntax(),
                    context.transferSyntaxes().toArray(String[]::new)));
        }
        for (RoleSelection role : request.proposal().roleSelections()) {
            rq.addRoleSelection(new org.dcm4che3.net.pdu.RoleSelection(role.sopClassUid(), role.scu(), role.scp()));
        }
        for (ExtendedNegotiation extended : request.proposal().extendedNegotiations()) {
            rq.addExtendedNegotiation(new org.dcm4che3.net.pdu.ExtendedNegotiation(
                    extended.sopClassUid(), bytes(extended.information())));
        }
        for (CommonExtendedNegotiation common : request.proposal().commonExtendedNegotiations()) {
            rq.addCommonExtendedNegotiation(new org.dcm4che3.net.pdu.CommonExtendedNegotiation(
                    common.sopClassUid(),
                    common.serviceClassUid(),
                    common.relatedGeneralSopClassUids().toArray(String[]::new)));
        }
        request.proposal().userIdentity().map(Negotiation::identity).ifPresent(rq::setUserIdentityRQ);
        return rq;
    }

    private static UserIdentityRQ identity(UserIdentity identity) {
        return new UserIdentityRQ(
                identity.type(),
                identity.positiveResponseRequested(),
                bytes(identity.primaryField()),
                bytes(identity.secondaryField()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** What the peer accepted of what was proposed; dcm4che would take more. */
    static List<PresentationContext> accepted(AssociationRequest request, AAssociateAC ac) {
        return ac.getPresentationContexts().stream()
                .filter(org.dcm4che3.net.pdu.PresentationContext::isAccepted)
                .flatMap(answer -> request.accepted(answer.getPCID(), answer.getTransferSyntax()).stream())
                .toList();
    }

    /**
     * What the peer said of itself.
     *
     * @param maximumLength as it stated it: dcm4che hears of one that can be used, see {@link IncomingPdus}
     */
    static UserInformation userInformation(AAssociateAC ac, long maximumLength) {
        return new UserInformation(
                maximumLength,
                Optional.ofNullable(ac.getImplClassUID()).orElse(""),
                Optional.ofNullable(ac.getImplVersionName()),
                ac.isAsyncOps()
                        ? Optional.of(new AsynchronousOperationsWindow(ac.getMaxOpsInvoked(), ac.getMaxOpsPerformed()))
                        : Optional.empty(),
                ac.getRoleSelections().stream()
                        .map(role -> new RoleSelection(role.getSOPClassUID(), role.isSCU(), role.isSCP()))
                        .toList(),
                ac.getExtendedNegotiations().stream()
                        .map(extended -> new ExtendedNegotiation(
                                extended.getSOPClassUID(), ByteBuffer.wrap(extended.getInformation())))
                        .toList(),
                List.of(),
                Optional.empty(),
                Optional.ofNullable(ac.getUserIdentityAC()).map(answer -> ByteBuffer.wrap(answer.getServerResponse())));
    }

    /** Whether the peer left us the role of an SCU: it did unless it was asked and said otherwise. */
    static boolean isScu(AssociationRequest request, UserInformation peer, String sopClassUid) {
        return request.proposal().roleSelections().stream()
                        .noneMatch(role -> role.sopClassUid().equals(sopClassUid))
                || peer.roleSelections().stream()
                        .filter(role -> role.sopClassUid().equals(sopClassUid))
                        .allMatch(RoleSelection::scu);
    }

    /** Whether the peer may send us requests of a SOP class: we proposed that role, and it said yes (PS3.7 §D.3.3.4). */
    static boolean isScp(AssociationRequest request, UserInformation peer, String sopClassUid) {
        return request.proposal().roleSelections().stream()
                        .anyMatch(role -> role.scp() && role.sopClassUid().equals(sopClassUid))
                && peer.roleSelections().stream()
                        .anyMatch(role -> role.scp() && role.sopClassUid().equals(sopClassUid));
    }
}
