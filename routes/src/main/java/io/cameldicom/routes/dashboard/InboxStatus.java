package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.confirmation.ConfirmationStatus;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.gate.Backlog;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.LastScan;
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
    static InboxStatus of(InboxGate gate, LastScan last, Confirmations confirmations) {
        return new InboxStatus(
                gate.backlog(),
                last.census(),
                gate.heldBecause(),
                last.isFailed(),
                confirmations.isOn() ? unconfirmed(confirmations.status()) : Optional.empty());
    }

    static Optional<String> unconfirmed(ConfirmationStatus status) {
        if (status.trouble().isPresent()) {
            return Optional.of(
                    "The destination cannot be asked to confirm what it took: those files stay in the inbox.");
        }
        return status.unanswered() > 0
                ? Optional.of("The destination has not confirmed in time what it took: those files stay in the inbox.")
                : Optional.empty();
    }

    /** Files and folders that no waiting will get out of the inbox. */
    int stuck() {
        return census.map(Census::stuck).orElse(0);
    }
}
