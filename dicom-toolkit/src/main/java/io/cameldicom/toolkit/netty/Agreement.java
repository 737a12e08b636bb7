package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What requestor and acceptor have agreed on (PS3.8 §7.1.1, PS3.7 §D.3.3).
 *
 * @param contexts the accepted ones
 * @param maximumFragment most bytes of a fragment that we send, even
 * @param window most requests that may be outstanding
 * @param withoutScuRole SOP classes of which we may send no requests, because role selection says so
 * @param scpRole SOP classes of which the peer may send us requests, because role selection says so (PS3.7 §D.3.3.4)
 * @param peer what the acceptor said of itself
 */
record Agreement(
        List<PresentationContext> contexts,
        int maximumFragment,
        int window,
        Set<String> withoutScuRole,
        Set<String> scpRole,
        UserInformation peer) {
    /** Before there is any. */
    static final Agreement NONE = new Agreement(List.of(), 2, 1, Set.of(), Set.of(), UserInformation.NONE);

    static Agreement of(AssociationRequest request, AssociateAc ac) {
        UserInformation peer = ac.userInformation();
        return new Agreement(
                accepted(request, ac),
                PDataTf.maximumFragment(peer.maximumLength(), request.options().maximumSendPduLength()),
                window(request.proposal().operationsInvoked(), peer),
                answered(request.proposal().roleSelections(), peer, role -> !role.scu()),
                scpRole(request.proposal().roleSelections(), peer),
                peer);
    }

    private static List<PresentationContext> accepted(AssociationRequest request, AssociateAc ac) {
        return ac.contexts().stream()
                .filter(PresentationContextAc::isAccepted)
                .flatMap(answer -> request.accepted(answer.id(), answer.transferSyntax()).stream())
                .toList();
    }

    /** No answer means one; no limit and more than was proposed mean what was proposed. */
    private static int window(int proposed, UserInformation peer) {
        int answered = peer.asynchronousOperationsWindow()
                .map(AsynchronousOperationsWindow::invoked)
                .orElse(1);
        return answered == 0 ? proposed : Math.min(proposed, answered);
    }

    /** The default is SCU only: without an answer it holds, and a role that was not proposed cannot be accepted. */
    private static Set<String> scpRole(List<RoleSelection> proposed, UserInformation peer) {
        return answered(proposed.stream().filter(RoleSelection::scp).toList(), peer, RoleSelection::scp);
    }

    /** SOP classes of which the peer has answered so; what was not proposed cannot be answered. */
    private static Set<String> answered(
            List<RoleSelection> proposed, UserInformation peer, Predicate<RoleSelection> how) {
        Set<String> selectable =
                proposed.stream().map(RoleSelection::sopClassUid).collect(Collectors.toSet());
        return peer.roleSelections().stream()
                .filter(role -> how.test(role) && selectable.contains(role.sopClassUid()))
                .map(RoleSelection::sopClassUid)
                .collect(Collectors.toSet());
    }

    Map<Integer, PresentationContext> contextsById() {
        return contexts.stream()
                .collect(Collectors.toMap(PresentationContext::id, Function.identity(), (first, again) -> first));
    }

    /** The first accepted context for a SOP class in which we may send requests whose data sets we encode. */
    Optional<PresentationContext> messageContext(String sopClassUid) {
        return contexts.stream()
                .filter(c -> c.abstractSyntax().equals(sopClassUid)
                        && MessageDataSet.isKnown(c.transferSyntax())
                        && !withoutScuRole.contains(sopClassUid))
                .findFirst();
    }

    /** The accepted context for a SOP class, in that transfer syntax if one is given, whose requests we may send. */
    Optional<PresentationContext> context(String sopClassUid, Optional<String> transferSyntax) {
        return contexts.stream()
                .filter(c -> c.abstractSyntax().equals(sopClassUid)
                        && transferSyntax.map(c.transferSyntax()::equals).orElse(true)
                        && !withoutScuRole.contains(sopClassUid))
                .findFirst();
    }
}
