package io.cameldicom.toolkit.engine;

import java.util.List;

/** The peer did not accept this SOP class in this transfer syntax, so the request was not sent. */
public final class NoPresentationContextException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final String abstractSyntax;
    private final String transferSyntax;

    /** @param message lists what was offered and what the peer took */
    public NoPresentationContextException(
            DicomAddress peer, String message, String abstractSyntax, String transferSyntax) {
        super(peer, message);
        this.abstractSyntax = abstractSyntax;
        this.transferSyntax = transferSyntax;
    }

    /**
     * Says what was offered for the SOP class and what the peer took of it.
     *
     * @param transferSyntax empty where any would have done
     */
    public static NoPresentationContextException of(
            AssociationRequest request,
            List<PresentationContext> accepted,
            String abstractSyntax,
            String transferSyntax) {
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
                + (transferSyntax.isEmpty() ? "" : " in transfer syntax " + transferSyntax) + " (offered: " + offered
                + ", accepted by the peer: " + taken + ")";
        return new NoPresentationContextException(request.peer(), message, abstractSyntax, transferSyntax);
    }

    public String abstractSyntax() {
        return abstractSyntax;
    }

    public String transferSyntax() {
        return transferSyntax;
    }
}
