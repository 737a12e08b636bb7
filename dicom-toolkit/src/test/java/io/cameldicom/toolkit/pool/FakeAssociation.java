package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** An association without a network. It notes how it ended, and whether it was used by two at once. */
final class FakeAssociation implements Association {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final FakeEngine engine;
    private final DicomAddress peer;
    private final List<PresentationContext> contexts;
    private final long number = NUMBERS.incrementAndGet();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    final AtomicBoolean inUse = new AtomicBoolean();
    volatile boolean released;
    volatile boolean aborted;
    /** Whether a release ends at once, or only when the test says so. */
    volatile boolean releasesAtOnce = true;

    FakeAssociation(FakeEngine engine, DicomAddress peer, List<PresentationContext> contexts) {
        this.engine = engine;
        this.peer = peer;
        this.contexts = contexts;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public DicomAddress peer() {
        return peer;
    }

    @Override
    public List<PresentationContext> contexts() {
        return contexts;
    }

    @Override
    public boolean isOpen() {
        return !ended.get() && !released;
    }

    @Override
    public CompletionStage<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> release() {
        released = true;
        if (releasesAtOnce) {
            end();
        }
        return closed;
    }

    @Override
    public void abort() {
        aborted = true;
        end();
    }

    /** The peer closes the connection, or a release ends. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            engine.open.decrementAndGet();
            closed.complete(null);
        }
    }
}
