package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
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
    private final CompletableFuture<StoreResponse> result = new CompletableFuture<>();
    private volatile long startNanos;
    private DimseStatus status;

    PendingStore(
            int messageId,
            int contextId,
            EncodedDataSet dataSet,
            boolean digest,
            Optional<MoveOriginator> originator,
            StoreProgress progress) {
        super(messageId, contextId, CommandField.C_STORE_RSP);
        this.dataSet = dataSet;
        this.length = dataSet.length();
        this.originator = originator;
        this.progress = progress.guarded();
        this.digest = digest ? Optional.of(new SentDigest()) : Optional.empty();
    }

    CompletableFuture<StoreResponse> result() {
        return result;
    }

    @Override
    void write(Wire wire) throws IOException, InterruptedException {
        startNanos = System.nanoTime();
        int unsent = wire.maximumPduLength();
        SegmentWriter writer = new SegmentWriter(dataSet.segments(), digest, copied -> report(copied - unsent));
        wire.send(
                this,
                Dimse.storeRequest(messageId(), dataSet.sopClassUid(), dataSet.sopInstanceUid(), originator),
                writer);
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
        String instance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (!instance.isEmpty() && !instance.equals(dataSet.sopInstanceUid())) {
            throw new MalformedCommandException(
                    command.name() + ": another Affected SOP Instance UID (expected: that of the request, or none)");
        }
        status = Dimse.status(command);
        return true;
    }

    @Override
    void complete() {
        result.complete(new StoreResponse(
                status,
                dataSet.transferSyntaxUid(),
                length,
                Duration.ofNanos(System.nanoTime() - startNanos),
                digest.filter(computed -> isSent()).map(SentDigest::hex)));
    }

    @Override
    void fail(NetworkException cause) {
        if (isAnswered() && (isSent() || isRefused())) {
            complete(); // the association ended before the answer was handed out, or upon an early refusal
        } else if (isSent()) {
            result.completeExceptionally(OutcomeUnknownException.ofObject(cause));
        } else {
            result.completeExceptionally(cause);
        }
    }

    private boolean isRefused() {
        return !status.isSuccess() && !status.isWarning();
    }

    @Override
    void broken(RuntimeException why) {
        result.completeExceptionally(why);
    }
}
