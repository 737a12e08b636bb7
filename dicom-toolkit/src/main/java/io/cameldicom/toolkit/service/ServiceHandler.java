package io.cameldicom.toolkit.service;

import java.util.concurrent.CompletionStage;

/** Decides what a listener answers to requests other than C-ECHO and C-STORE. */
@FunctionalInterface
public interface ServiceHandler {
    /**
     * Takes a request. Called on a worker thread; may block. The next request of the same association comes only after
     * this one is answered to its end.
     *
     * @return the answer, which the listener closes. A stage that fails, null, an answer that does not fit the operation, or
     *     an exception or error thrown, answers C001 (unable to process) to a query or a retrieval, and 0110 (processing
     *     failure) to the rest
     */
    CompletionStage<ServiceAnswer> requested(ServiceRequest request);
}
