package io.cameldicom.component;

import io.cameldicom.component.destination.RunningOperation;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.ResponseListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Takes the matches of one C-FIND, and cancels it when there are enough. */
final class MatchListener implements ResponseListener {
    private static final int OPTIONAL_KEYS_UNSUPPORTED = 0xFF01;

    private final DicomAddress peer;
    private final int limit;
    private final Function<DataSet, CompletionStage<Void>> matches;
    private final CompletableFuture<RunningOperation> operation = new CompletableFuture<>();
    private volatile int count;
    private volatile boolean more;
    private volatile boolean keysUnsupported;

    /** @param limit most matches to take; 0 for all */
    MatchListener(DicomAddress peer, int limit, Function<DataSet, CompletionStage<Void>> matches) {
        this.peer = peer;
        this.limit = limit;
        this.matches = matches;
    }

    /** Its first match may come before. */
    void attach(RunningOperation asked) {
        operation.complete(asked);
    }

    @Override
    public CompletionStage<Void> pending(DimseResponse response) {
        if (response.dataSet().isEmpty()) {
            return CompletableFuture.failedFuture(new MalformedResponseException(
                    peer,
                    "response to C-FIND from " + peer + ": " + response.status().hex()
                            + " without a match (expected: a data set with each pending response)"));
        }
        if (more || limit > 0 && count == limit) {
            more = true;
            operation.thenAccept(RunningOperation::cancel);
            return CompletableFuture.completedFuture(null);
        }
        count = count + 1;
        keysUnsupported |= response.status().code() == OPTIONAL_KEYS_UNSUPPORTED;
        return matches.apply(response.dataSet().get());
    }

    int count() {
        return count;
    }

    /** Whether there was one more than the limit. */
    boolean hasMore() {
        return more;
    }

    /** Whether the peer said that it does not know all optional keys. */
    boolean keysUnsupported() {
        return keysUnsupported;
    }
}
