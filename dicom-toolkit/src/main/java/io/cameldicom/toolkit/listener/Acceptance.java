package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import io.cameldicom.toolkit.pdu.PresentationContextRq;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an acceptor answers a request for an association (PS3.8 §7.1, PS3.7 annex D). */
final class Acceptance {
    private final ListenerOptions options;

    Acceptance(ListenerOptions options) {
        this.options = options;
    }

    /** Why the request is to be rejected, whatever it proposes. */
    Optional<AssociateRj> rejection(AssociateRq request) {
        if (!request.applicationContext().equals(AssociateRq.DICOM_APPLICATION_CONTEXT)) {
            return Optional.of(AssociateRj.APPLICATION_CONTEXT_NOT_SUPPORTED);
        }
        if (!isTitle(request.calledAeTitle())
                || options.checkCalledAeTitle()
                        && !request.calledAeTitle().equals(options.aeTitle().value())) {
            return Optional.of(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        if (!isTitle(request.callingAeTitle())
                || !options.callingAeTitles().isEmpty()
                        && !options.callingAeTitles().contains(request.callingAeTitle())) {
            return Optional.of(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Optional.empty();
    }

    private static boolean isTitle(String title) {
        try {
            return new AeTitle(title).value().equals(title);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The answer to every proposed context: of its transfer syntaxes the first that we know. */
    AssociateAc acceptance(AssociateRq request) {
        List<PresentationContextAc> contexts =
                request.contexts().stream().map(this::answer).toList();
        return new AssociateAc(
                AssociateRq.PROTOCOL_VERSION,
                request.calledAeTitle(),
                request.callingAeTitle(),
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                userInformation(request.userInformation()));
    }

    /**
     * Requestors are SCU only, and get a window as wide as what waits here unanswered; extended negotiation and user
     * identity are not supported, which is said by no answer (PS3.7 §D.3.3.5 and D.3.3.7).
     */
    private UserInformation userInformation(UserInformation requestor) {
        List<RoleSelection> roles = requestor.roleSelections().stream()
                .map(role -> new RoleSelection(role.sopClassUid(), role.scu(), false))
                .toList();
        return new UserInformation(
                options.association().maximumPduLength(),
                ImplementationIdentity.CLASS_UID,
                Optional.of(ImplementationIdentity.VERSION_NAME),
                requestor.asynchronousOperationsWindow().map(Acceptance::window),
                roles,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Never without a limit; we invoke nothing, so that one performed operation is more than enough. */
    private static AsynchronousOperationsWindow window(AsynchronousOperationsWindow proposed) {
        int invoked = proposed.invoked() == 0 ? Unanswered.MAXIMUM : Math.min(proposed.invoked(), Unanswered.MAXIMUM);
        return new AsynchronousOperationsWindow(invoked, 1);
    }

    private PresentationContextAc answer(PresentationContextRq proposed) {
        String fallback = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
        if (!isSopClassAccepted(proposed.abstractSyntax())) {
            return new PresentationContextAc(
                    proposed.id(), PresentationContextAc.ABSTRACT_SYNTAX_NOT_SUPPORTED, fallback);
        }
        return proposed.transferSyntaxes().stream()
                .filter(this::isTransferSyntaxAccepted)
                .findFirst()
                .map(uid -> new PresentationContextAc(proposed.id(), PresentationContextAc.ACCEPTANCE, uid))
                .orElseGet(() -> new PresentationContextAc(
                        proposed.id(), PresentationContextAc.TRANSFER_SYNTAXES_NOT_SUPPORTED, fallback));
    }

    private boolean isSopClassAccepted(String uid) {
        if (uid.equals(Uid.VERIFICATION)) {
            return true;
        }
        return options.sopClasses().isEmpty()
                ? Uid.isValid(uid) && StorageClasses.isStorage(uid)
                : options.sopClasses().contains(uid);
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
}
