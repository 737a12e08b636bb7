package io.cameldicom.toolkit.service;

import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The C-STORE of one object that is retrieved (PS3.7 §9.1.3 and §9.1.4). */
public interface SubOperation {
    /** The instance, for the list of those that failed; asked for after it was sent, empty where it is not known. */
    Optional<String> sopInstanceUid();

    /**
     * Sends the object. Called on a worker thread; may block.
     *
     * @param requestor the association of the request: where the objects of a C-GET go
     * @return the answer of who got it; a stage that fails, or an exception thrown, counts as failed
     */
    CompletionStage<DimseStatus> send(ObjectRequestor requestor);
}
