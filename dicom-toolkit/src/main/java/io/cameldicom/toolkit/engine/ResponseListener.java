package io.cameldicom.toolkit.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hears of the pending responses to a {@link DimseRequest} in their order, one at a time. */
@FunctionalInterface
public interface ResponseListener {
    /** Hears nothing. */
    ResponseListener NONE = response -> CompletableFuture.completedFuture(null);

    /**
     * Called on a thread of the engine; must return quickly.
     *
     * @return completes when the next one may come: until then the engine takes nothing more from the network, and no
     *     response timeout runs. One that fails, or a throw, cancels the operation, which then fails with it.
     */
    CompletionStage<Void> pending(DimseResponse response);
}
