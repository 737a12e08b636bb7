package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.Association;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The right to use one association alone, until {@link #giveBack()} or {@link #discard()}; the first call counts. */
public final class Lease {
    private final Association association;
    private final Consumer<Boolean> end;
    private final AtomicBoolean ended = new AtomicBoolean();

    Lease(Association association, Consumer<Boolean> end) {
        this.association = association;
        this.end = end;
    }

    public Association association() {
        return association;
    }

    /** The request was answered: the association may serve the next one. */
    public void giveBack() {
        end(true);
    }

    /** Something failed: the association is aborted if it is still open, and never used again. */
    public void discard() {
        end(false);
    }

    private void end(boolean reusable) {
        if (ended.compareAndSet(false, true)) {
            this.end.accept(reusable);
        }
    }
}
