package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** The right to use one association alone, until {@link #giveBack()} or {@link #discard()}; the first call counts. */
public final class Lease {
    private final Association association;
    private final ContextPair pair;
    private final Consumer<Duration> keep;
    private final Consumer<Boolean> end;
    private final AtomicBoolean ended = new AtomicBoolean();

    Lease(Association association, ContextPair pair, Consumer<Duration> keep, Consumer<Boolean> end) {
        this.association = association;
        this.pair = pair;
        this.keep = keep;
        this.end = end;
    }

    public Association association() {
        return association;
    }

    /** The pair to use: of those that were asked for, the best that the peer accepted on this association. */
    public ContextPair pair() {
        return pair;
    }

    /**
     * Keeps the association open for at least {@code time} from now even if nobody uses it, as the peer is expected to
     * report on it. To be called before the lease ends; others may lease the association meanwhile.
     */
    public void keepFor(Duration time) {
        keep.accept(time);
    }

    /**
     * Does one piece of work and ends the lease when the work's stage completes. After a failure the association is
     * discarded, unless nothing was sent: for want of a context, or as a file could not be read.
     *
     * @return the outcome of the work
     */
    public <T> CompletionStage<T> use(Function<Association, CompletionStage<T>> work) {
        CompletionStage<T> outcome;
        try {
            outcome = work.apply(association);
        } catch (Throwable e) { // whatever it is, the lease ends
            outcome = CompletableFuture.failedFuture(e);
        }
        return outcome.whenComplete((value, failure) -> {
            if (failure == null || leavesTheAssociation(AssociationPool.unwrapped(failure))) {
                giveBack();
            } else {
                discard();
            }
        });
    }

    /** Whether an object was not sent for want of a context or for a file that cannot be read, and nothing else is lost. */
    private boolean leavesTheAssociation(Throwable failure) {
        return failure instanceof NoPresentationContextException
                || association.isOpen()
                        && (failure instanceof UnreadableObjectException
                                || failure instanceof MalformedObjectException);
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
