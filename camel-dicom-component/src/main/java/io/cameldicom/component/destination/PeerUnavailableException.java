package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;

/** The peer let us in for no association several times in a row; until it does again, nothing is tried. */
public final class PeerUnavailableException extends NetworkException implements TransientCause {
    private static final long serialVersionUID = 1L;

    PeerUnavailableException(DicomAddress peer, String lastFailure) {
        super(
                peer,
                "peer " + peer + ": away, nothing is sent until it lets us in again (last failure: " + lastFailure
                        + ")");
    }
}
