package io.cameldicom.routes.once;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.report.Tally;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Waits until each file of the inbox is sent, in quarantine, or given up: because it failed for longer than the patience,
 * or because the destination took nothing, or confirmed nothing of what it took, for that long. Nothing waits on a clock here: each complete scan is judged.
 */
public final class Drain implements Scans {
    private final InboxGate gate;
    private final Tally tally;
    private final long patience;
    private volatile Supplier<Duration> quiet = () -> Duration.ZERO;
    private final CompletableFuture<Census> last = new CompletableFuture<>();
    private int quietScans;

    /**
     * @param gate closed when the destination is given up
     * @param tally knows how long the destination has failed
     * @param patience how long that may be
     */
    public Drain(InboxGate gate, Tally tally, Duration patience) {
        this.gate = gate;
        this.tally = tally;
        this.patience = patience.toNanos();
    }

    /**
     * Files that the destination has taken and not confirmed are waited for, too.
     *
     * @param quietFor for how long nothing of that has moved on
     */
    public void confirming(Supplier<Duration> quietFor) {
        quiet = quietFor;
    }

    @Override
    public void completed(Census census) {
        boolean givenUp = tally.failingFor() >= patience || gate.heldFor().toNanos() >= patience;
        if (givenUp) {
            gate.close();
        }
        boolean confirming = census.awaiting() > 0 && quiet.get().toNanos() < patience;
        boolean moving = givenUp
                ? census.inFlight() + census.offered() > 0
                : census.isMoving() || census.held() > 0 || confirming;
        // an exchange may end between the look at its file and the end of the scan: only the next scan tells how
        quietScans = moving ? 0 : quietScans + 1;
        if (quietScans > 1) {
            last.complete(census);
        }
    }

    @Override
    public void failed(Exception cause) {
        last.completeExceptionally(cause);
    }

    /**
     * Blocks until the inbox is drained; the last scan tells what is left.
     *
     * @throws ExecutionException if the inbox cannot be read
     */
    public Census await() throws InterruptedException, ExecutionException {
        return last.get();
    }
}
