package io.cameldicom.toolkit.engine;

/** The peer, or the network, did not get on within one of the timeouts of {@link AssociationOptions}. */
public final class DicomTimeoutException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** @param message names the timeout, its value and what was awaited */
    public DicomTimeoutException(DicomAddress peer, String message) {
        super(peer, message);
    }
}
