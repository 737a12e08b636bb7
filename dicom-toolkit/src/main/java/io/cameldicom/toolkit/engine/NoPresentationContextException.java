package io.cameldicom.toolkit.engine;

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

    public String abstractSyntax() {
        return abstractSyntax;
    }

    public String transferSyntax() {
        return transferSyntax;
    }
}
