package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.confirmation.ConfirmationStatus;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.Scans;
import java.util.Optional;

/** Remembers how the last scan of the inbox ended. */
final class InboxWatch implements Scans {
    private final InboxGate gate;
    private volatile Census census;
    private volatile boolean unreadable;

    InboxWatch(InboxGate gate) {
        this.gate = gate;
    }

    @Override
    public void completed(Census found) {
        census = found;
        unreadable = false;
    }

    @Override
    public void cut() {
        unreadable = false;
    }

    @Override
    public void failed(Exception cause) {
        unreadable = true;
    }

    InboxStatus status(Confirmations confirmations) {
        return new InboxStatus(
                gate.backlog(),
                Optional.ofNullable(census),
                gate.heldBecause(),
                unreadable,
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
}
