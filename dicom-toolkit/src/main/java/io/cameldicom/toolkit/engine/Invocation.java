package io.cameldicom.toolkit.engine;

import java.util.concurrent.CompletionStage;

/** An operation that was asked for by {@link Association#invoke}. Safe for use by many threads. */
public interface Invocation {
    /**
     * The final response, whatever its status; or exceptionally as {@link Association#invoke} says. Completes after the
     * listener has done with all pending ones.
     */
    CompletionStage<DimseResponse> response();

    /**
     * Asks the peer to stop (C-CANCEL, PS3.7 §9.3.2.3); for C-FIND, C-MOVE and C-GET, else it does nothing. Pending
     * responses that come after it are dropped; the final one comes all the same, mostly FE00. Of one that was not sent
     * yet nothing is sent, and FE00 is its final response.
     */
    void cancel();
}
