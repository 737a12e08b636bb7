package io.cameldicom.routes.dashboard;

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

    InboxStatus status() {
        return new InboxStatus(gate.backlog(), Optional.ofNullable(census), gate.heldBecause(), unreadable);
    }
}
