package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;

/**
 * Nothing was tried: the peer let us in for no association several times in a row, and has not done so since, or an operator
 * paused the destination.
 */
public final class PeerUnavailableException extends NetworkException implements TransientCause {
    private static final long serialVersionUID = 1L;

    private final DestinationState state;

    private PeerUnavailableException(DicomAddress peer, DestinationState state, String why) {
        super(peer, "peer " + peer + ": " + state.word() + ", " + why);
        this.state = state;
    }

    static PeerUnavailableException away(DicomAddress peer, String lastFailure) {
        return new PeerUnavailableException(
                peer,
                DestinationState.AWAY,
                "nothing is sent until it lets us in again (last failure: " + lastFailure + ")");
    }

    static PeerUnavailableException paused(DicomAddress peer) {
        return new PeerUnavailableException(
                peer,
                DestinationState.PAUSED,
                "an operator paused it over JMX, nothing is sent until it is resumed there");
    }

    /** {@link DestinationState#AWAY} or {@link DestinationState#PAUSED}. */
    public DestinationState state() {
        return state;
    }
}
