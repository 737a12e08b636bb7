package io.cameldicom.toolkit.engine;

import java.util.concurrent.CompletionStage;

/** Decides about each object that arrives. */
@FunctionalInterface
public interface ReceivedObjectHandler {
    /**
     * Takes an object. Called on a worker thread; may block. The next object of the same association comes only after
     * the stage of this one has completed.
     *
     * @return the status to answer with; the peer waits for it. A stage that fails, null, or an exception or error
     *     thrown, answers 0110 (processing failure). A file that is still in its place when the stage completes is deleted then; move it to
     *     keep it.
     */
    CompletionStage<DimseStatus> received(ReceivedObject object);
}
