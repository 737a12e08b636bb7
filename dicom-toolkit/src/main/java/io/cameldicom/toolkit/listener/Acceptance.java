package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import io.cameldicom.toolkit.pdu.PresentationContextRq;
import io.cameldicom.toolkit.service.OfferedServices;
import io.cameldicom.toolkit.service.Service;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an acceptor answers a request for an association (PS3.8 §7.1, PS3.7 annex D). */
final class Acceptance {
    /** Queries and their like are small and plain: nobody compresses them. */
    private static final Set<String> SERVICE_TRANSFER_SYNTAXES =
            Set.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());

    private final ListenerOptions options;
    private final OfferedServices offered;

    Acceptance(ListenerOptions options, OfferedServices offered) {
        this.options = options;
        this.offered = offered;
    }

    /**
     * The answer to every proposed context: of its transfer syntaxes the first that we know.
     *
     * @param identityResponse sent where the requestor wants one (PS3.7 §D.3.3.7.2)
     */
    AssociateAc acceptance(AssociateRq request, Optional<ByteBuffer> identityResponse) {
        List<PresentationContextAc> contexts = request.contexts().stream()
                .map(context -> answer(context, request))
                .toList();
        return new AssociateAc(
                AssociateRq.PROTOCOL_VERSION,
                request.calledAeTitle(),
                request.callingAeTitle(),
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                userInformation(request.userInformation(), identityResponse));
    }

    /**
     * Requestors get a window as wide as what waits here unanswered; extended negotiation and user
     * identity are not supported, which is said by no answer (PS3.7 §D.3.3.5 and D.3.3.7).
     */
    private UserInformation userInformation(UserInformation requestor, Optional<ByteBuffer> identityResponse) {
        List<RoleSelection> roles =
                requestor.roleSelections().stream().map(this::role).toList();
        return new UserInformation(
                options.association().maximumPduLength(),
                ImplementationIdentity.CLASS_UID,
                Optional.of(ImplementationIdentity.VERSION_NAME),
                requestor.asynchronousOperationsWindow().map(Acceptance::window),
                roles,
                List.of(),
                List.of(),
                Optional.empty(),
                identityResponse.filter(response -> wantsResponse(requestor)));
    }

    private static boolean wantsResponse(UserInformation requestor) {
        return requestor
                .userIdentity()
                .filter(UserIdentity::positiveResponseRequested)
                .isPresent();
    }

    /** An SCP may be who reports a commitment, or who takes the objects of a C-GET; what was not proposed is never granted. */
    private RoleSelection role(RoleSelection proposed) {
        String uid = proposed.sopClassUid();
        boolean scu = proposed.scu() && (Service.of(uid).isPresent() || !isStorage(uid) || isStored(uid));
        boolean scp = proposed.scp()
                && (offered.offers(Service.GET) && isStorage(uid)
                        || Service.of(uid)
                                .filter(Service.COMMITMENT::equals)
                                .filter(offered::offers)
                                .isPresent());
        return new RoleSelection(uid, scu, scp);
    }

    /** Never without a limit; we invoke one operation at a time, such as the C-STOREs of a C-GET. */
    private static AsynchronousOperationsWindow window(AsynchronousOperationsWindow proposed) {
        int invoked = proposed.invoked() == 0 ? Unanswered.MAXIMUM : Math.min(proposed.invoked(), Unanswered.MAXIMUM);
        return new AsynchronousOperationsWindow(invoked, 1);
    }

    private PresentationContextAc answer(PresentationContextRq proposed, AssociateRq request) {
        String fallback = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
        String abstractSyntax = proposed.abstractSyntax();
        if (!isSopClassAccepted(abstractSyntax, request)) {
            return new PresentationContextAc(
                    proposed.id(), PresentationContextAc.ABSTRACT_SYNTAX_NOT_SUPPORTED, fallback);
        }
        boolean service = Service.of(abstractSyntax).isPresent();
        return proposed.transferSyntaxes().stream()
                .filter(service ? SERVICE_TRANSFER_SYNTAXES::contains : this::isTransferSyntaxAccepted)
                .findFirst()
                .map(uid -> new PresentationContextAc(proposed.id(), PresentationContextAc.ACCEPTANCE, uid))
                .orElseGet(() -> new PresentationContextAc(
                        proposed.id(), PresentationContextAc.TRANSFER_SYNTAXES_NOT_SUPPORTED, fallback));
    }

    private boolean isSopClassAccepted(String uid, AssociateRq request) {
        if (uid.equals(Uid.VERIFICATION)) {
            return true;
        }
        Optional<Service> service = Service.of(uid);
        return service.isPresent()
                ? offered.offers(service.get())
                : isStored(uid) || isStorage(uid) && offered.offers(Service.GET) && takes(request, uid);
    }

    /** Whether objects of the class are taken. */
    boolean isStored(String uid) {
        return offered.offers(Service.STORE) && isStorage(uid);
    }

    private boolean isStorage(String uid) {
        return options.sopClasses().isEmpty()
                ? Uid.isValid(uid) && StorageClasses.isStorage(uid)
                : options.sopClasses().contains(uid);
    }

    /** Whether the requestor would take objects of the class. */
    private static boolean takes(AssociateRq request, String uid) {
        return request.userInformation().roleSelections().stream()
                .anyMatch(role -> role.scp() && role.sopClassUid().equals(uid));
    }

    private boolean isTransferSyntaxAccepted(String uid) {
        return options.transferSyntaxes().isEmpty()
                ? TransferSyntax.of(uid).isPresent()
                : options.transferSyntaxes().contains(uid);
    }

    /** The contexts that an acceptance accepts, by their ids. */
    static Map<Integer, PresentationContext> contexts(AssociateRq request, AssociateAc acceptance) {
        Map<Integer, PresentationContext> contexts = new HashMap<>();
        List<PresentationContextAc> answers = acceptance.contexts();
        for (int i = 0; i < answers.size(); i++) {
            PresentationContextAc answer = answers.get(i);
            if (answer.isAccepted()) {
                contexts.put(
                        answer.id(),
                        new PresentationContext(
                                answer.id(), request.contexts().get(i).abstractSyntax(), answer.transferSyntax()));
            }
        }
        return contexts;
    }

    /** Those in which the requestor takes objects, as role selection says. */
    static List<PresentationContext> taken(AssociateAc acceptance, Map<Integer, PresentationContext> contexts) {
        Set<String> taken = acceptance.userInformation().roleSelections().stream()
                .filter(role -> role.scp() && StorageClasses.isStorage(role.sopClassUid()))
                .map(RoleSelection::sopClassUid)
                .collect(Collectors.toSet());
        return contexts.values().stream()
                .filter(context -> taken.contains(context.abstractSyntax()))
                .sorted(Comparator.comparingInt(PresentationContext::id))
                .toList();
    }
}
