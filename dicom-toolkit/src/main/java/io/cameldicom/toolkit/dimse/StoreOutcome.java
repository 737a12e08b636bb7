package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How a C-STORE ends, whatever engine sends it: by its response, by the loss of the association, or by a file that cannot
 * be read. Of these the first counts. A response is noted by one thread, and is safely published by whoever hands it out.
 */
public final class StoreOutcome {
    private final EncodedDataSet dataSet;
    private final CompletableFuture<StoreResponse> result = new CompletableFuture<>();
    private DimseStatus status;

    public StoreOutcome(EncodedDataSet dataSet) {
        this.dataSet = dataSet;
    }

    public CompletableFuture<StoreResponse> result() {
        return result;
    }

    /**
     * Notes a response, which may come before everything is sent.
     *
     * @throws MalformedCommandException if it is that to another object, or has no status that means anything
     */
    public void note(CommandSet response) {
        String instance = response.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (!instance.isEmpty() && !instance.equals(dataSet.sopInstanceUid())) {
            throw new MalformedCommandException(
                    response.name() + ": another Affected SOP Instance UID (expected: that of the request, or none)");
        }
        status = Dimse.status(response);
    }

    /** Whether there is a response. */
    public boolean isNoted() {
        return status != null;
    }

    /**
     * Whether the noted response holds although the association has ended: it came to all of the object, or is a refusal.
     *
     * @param sent whether the last byte was handed to the network
     */
    public boolean holds(boolean sent) {
        return status != null && (sent || !status.isSuccess() && !status.isWarning());
    }

    /**
     * Hands out the noted response.
     *
     * @param bytes handed to the network
     * @param sha256 of the data set, where it was asked for and everything was sent
     */
    public void complete(long bytes, Duration duration, Optional<String> sha256) {
        result.complete(new StoreResponse(status, dataSet.transferSyntaxUid(), bytes, duration, sha256));
    }

    /**
     * There will be no response.
     *
     * @param sent whether the last byte was handed to the network: the peer may have the object then
     */
    public void lost(NetworkException cause, boolean sent) {
        result.completeExceptionally(sent ? OutcomeUnknownException.ofObject(cause) : cause);
    }

    /** The object cannot be read. */
    public void unreadable(RuntimeException why) {
        result.completeExceptionally(why);
    }
}
