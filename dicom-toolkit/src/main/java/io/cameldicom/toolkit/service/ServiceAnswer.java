package io.cameldicom.toolkit.service;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/** What is answered to a {@link ServiceRequest}. */
public sealed interface ServiceAnswer extends AutoCloseable {
    /** Frees what stands behind it; called once, also where the answer was not needed any more. */
    @Override
    default void close() {}

    /**
     * One response, the final one: to a normalized request, or the refusal of any.
     *
     * @param status not a pending one
     * @param dataSet what goes with it, such as the attributes of a created instance
     * @param sopInstanceUid Affected SOP Instance UID where the request named none
     */
    record Result(DimseStatus status, Optional<DataSet> dataSet, Optional<String> sopInstanceUid)
            implements ServiceAnswer {
        public Result {
            Objects.requireNonNull(dataSet, "dataSet");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
            if (status.isPending()) {
                throw new IllegalArgumentException("status: " + status + " (expected: a final one)");
            }
        }

        /** Of a status alone. */
        public static Result of(int status) {
            return of(DimseStatus.of(status));
        }

        /** Of a status alone. */
        public static Result of(DimseStatus status) {
            return new Result(status, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The matches of a C-FIND, each of which becomes a pending response; then comes success.
     *
     * @param matches asked for the next one only when the network takes it; called on worker threads, one at a time; may block. One
     *     that turns out to be none is empty: so a cancellation is heard before the next is looked for. What it throws answers
     *     C001 (unable to process)
     * @param end called when no further match is wanted
     */
    record Matches(Iterator<Optional<DataSet>> matches, Runnable end) implements ServiceAnswer {
        public Matches {
            Objects.requireNonNull(matches, "matches");
            Objects.requireNonNull(end, "end");
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * The objects of a C-MOVE or C-GET, sent one after the other. The listener counts them, reports after each, and makes of the counts
     * the final status: 0000; B000 where some failed or gave a warning; A702 where all failed (PS3.4 §C.4.2.1.5).
     *
     * @param total of the sub-operations, 0 or more
     * @param subOperations so many; called on worker threads, one at a time; may block
     * @param end called when no further one is wanted
     */
    record Retrieval(int total, Iterator<? extends SubOperation> subOperations, Runnable end) implements ServiceAnswer {
        public Retrieval {
            Objects.requireNonNull(subOperations, "subOperations");
            Objects.requireNonNull(end, "end");
            if (total < 0) {
                throw new IllegalArgumentException("total: " + total + " (expected: 0 or more)");
            }
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
