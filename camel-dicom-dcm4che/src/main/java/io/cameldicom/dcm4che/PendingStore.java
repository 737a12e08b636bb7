package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.StoreOutcome;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.SentDigest;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A C-STORE under way. */
final class PendingStore extends PendingRequest {
    private final EncodedDataSet dataSet;
    private final long length;
    private final Optional<MoveOriginator> originator;
    private final StoreProgress progress;
    private final Optional<SentDigest> digest;
    private final StoreOutcome outcome;
    private volatile long startNanos;
    private volatile SegmentWriter writer;
    private boolean begun;

    PendingStore(
            int messageId,
            int contextId,
            EncodedDataSet dataSet,
            boolean digest,
            Optional<MoveOriginator> originator,
            StoreProgress progress) {
        super(messageId, contextId, CommandField.C_STORE_RSP);
        this.dataSet = dataSet;
        this.outcome = new StoreOutcome(dataSet);
        this.length = dataSet.length();
        this.originator = originator;
        this.progress = progress.guarded();
        this.digest = digest ? Optional.of(new SentDigest()) : Optional.empty();
    }

    CompletableFuture<StoreResponse> result() {
        return outcome.result();
    }

    @Override
    void write(Wire wire) throws IOException, InterruptedException {
        startNanos = System.nanoTime();
        int unsent = wire.maximumPduLength();
        try (SegmentWriter segments =
                new SegmentWriter(dataSet.segments(), digest, copied -> report(copied - unsent))) {
            writer = segments;
            segments.readBeginning();
            begun = true;
            wire.send(
                    this,
                    Dimse.storeRequest(messageId(), dataSet.sopClassUid(), dataSet.sopInstanceUid(), originator),
                    segments);
        }
    }

    @Override
    boolean isBegun() {
        return begun;
    }

    @Override
    Duration waitingForFile() {
        SegmentWriter reading = writer;
        return reading == null ? Duration.ZERO : reading.waitingForFile();
    }

    @Override
    boolean giveUp() {
        SegmentWriter reading = writer;
        return reading != null && reading.giveUp();
    }

    @Override
    void reportSent() {
        report(length);
    }

    private void report(long sent) {
        if (sent >= 0) { // else dcm4che still holds it in its buffer
            progress.sent(sent, length);
        }
    }

    @Override
    boolean responded(CommandSet command, Optional<DataSet> with) {
        outcome.note(command);
        return true;
    }

    @Override
    void complete() {
        outcome.complete(
                length,
                Duration.ofNanos(System.nanoTime() - startNanos),
                digest.filter(computed -> isSent()).map(SentDigest::hex));
    }

    @Override
    void fail(NetworkException cause) {
        if (isAnswered() && outcome.holds(isSent())) {
            complete();
        } else {
            outcome.lost(cause, isSent());
        }
    }

    @Override
    void broken(RuntimeException why) {
        outcome.unreadable(why);
    }
}
