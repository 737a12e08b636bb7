package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.pdu.AssociateAc;
import java.util.List;

/**
 * What requestor and acceptor have agreed on.
 *
 * @param contexts the accepted ones
 * @param maximumFragment most bytes of a fragment that we send, even
 */
record Agreement(List<PresentationContext> contexts, int maximumFragment) {
    /** Before there is any. */
    static final Agreement NONE = new Agreement(List.of(), 2);

    static Agreement of(AssociationRequest request, AssociateAc ac) {
        int maximumFragment = PdvWriter.maximumFragment(
                ac.userInformation().maximumLength(), request.options().maximumSendPduLength());
        return new Agreement(Negotiation.accepted(request, ac), maximumFragment);
    }
}
