package io.cameldicom.test.record;

/** How a connection ended. "They" is the side that called, "we" is the peer of this kit. */
public enum Ending {
    /** It has not ended. */
    OPEN,
    /** We refused the association. */
    REJECTED,
    /** They asked for the release, and we answered, or sent what the script says instead. */
    RELEASED,
    /** We asked for the release, and they answered. */
    RELEASED_BY_US,
    /** They sent A-ABORT. */
    ABORTED,
    /** We sent A-ABORT, as the script says or since they broke the protocol. */
    ABORTED_BY_US,
    /** They closed without a PDU. */
    CLOSED,
    /** We closed without a PDU. */
    CLOSED_BY_US,
    /** They reset the TCP connection. */
    RESET,
    /** We reset the TCP connection. */
    RESET_BY_US
}
