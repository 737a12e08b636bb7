package io.cameldicom.routes.confirmation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Asks the destination about what it took. */
@FunctionalInterface
public interface Inquiry {
    /** Hears the answers; any number of times, on any thread, also long after the question and in another run. */
    interface Answers {
        /**
         * The destination has answered.
         *
         * @param transactionUid of the question, as it was given; answers to a question that nobody knows are passed over
         * @param byInstance by SOP Instance UID
         */
        void answered(String transactionUid, Map<String, Answer> byInstance);
    }

    /**
     * Asks; does not block.
     *
     * @param transactionUid a new one
     * @param instances at least one, no two of the same instance
     * @return completes when the question has been put, and no thread works for it any more; or exceptionally where it could
     *     not be, whatever was answered until then
     */
    CompletionStage<Void> ask(String transactionUid, List<Instance> instances);
}
