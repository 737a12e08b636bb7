package io.cameldicom.toolkit.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes the N-EVENT-REPORT requests of a peer. */
@FunctionalInterface
public interface EventReportHandler {
    /** Event types that nobody waits for: 0113 (PS3.7 §10.1.1.1.8). */
    EventReportHandler NONE = report -> CompletableFuture.completedFuture(DimseStatus.of(0x0113));

    /**
     * Called on a thread of the engine; must not block.
     *
     * @return the status to answer with; a stage that fails, null, or a throw answers 0110 (processing failure)
     */
    CompletionStage<DimseStatus> reported(EventReport report);
}
