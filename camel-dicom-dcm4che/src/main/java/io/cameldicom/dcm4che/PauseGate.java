package io.cameldicom.dcm4che;

import java.util.concurrent.CompletableFuture;

/** Makes a thread wait for somebody else's stage, until the wait is no use any more. */
final class PauseGate {
    private boolean open;
    private CompletableFuture<Void> turn;

    /** Blocks until the stage is completed in whatever way, or the gate is open. */
    void await(CompletableFuture<?> stage) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        synchronized (this) {
            if (open) {
                return;
            }
            turn = mine;
        }
        stage.whenComplete((result, failure) -> mine.complete(null));
        mine.join();
    }

    /** Nobody waits from now on. */
    void open() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            open = true;
            waiting = turn;
        }
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    synchronized boolean isOpen() {
        return open;
    }
}
