package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.gate.Backlog;
import io.cameldicom.routes.gate.Census;
import java.util.Optional;

/**
 * The inbox as the page shows it.
 *
 * @param now what is known to lie there
 * @param census what the last whole scan found; empty before the first
 * @param heldBecause why nothing is sent; empty while files are
 * @param unreadable whether the last scan failed
 * @param unconfirmed why files that the destination has taken wait too long for its confirmation, in a sentence; empty while
 *     none do
 */
record InboxStatus(
        Backlog now,
        Optional<Census> census,
        Optional<String> heldBecause,
        boolean unreadable,
        Optional<String> unconfirmed) {
    /** Files and folders that no waiting will get out of the inbox. */
    int stuck() {
        return census.map(Census::stuck).orElse(0);
    }
}
