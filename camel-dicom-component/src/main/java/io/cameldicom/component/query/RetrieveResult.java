package io.cameldicom.component.query;

import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.SubOperations;
import java.util.Arrays;
import java.util.List;

/**
 * What became of a retrieval (PS3.4 §C.4.2 and §C.4.3).
 *
 * @param status of the final response
 * @param completed objects that arrived
 * @param failed objects that did not
 * @param warning objects that arrived with a warning
 * @param remaining objects that were not tried any more, as it was cancelled
 * @param failedInstances SOP Instance UIDs of the objects that did not arrive, where the peer tells
 */
public record RetrieveResult(
        int status, int completed, int failed, int warning, int remaining, List<String> failedInstances) {
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;
    private static final SubOperations NOTHING = new SubOperations(0, 0, 0, 0);

    public RetrieveResult {
        failedInstances = List.copyOf(failedInstances);
    }

    /** @param last what the pending responses said before, for a peer whose final response does not tell */
    public static RetrieveResult of(DimseResponse response, SubOperations last) {
        SubOperations counts = response.subOperations()
                .orElseGet(() -> response.status().isSuccess()
                        ? new SubOperations(0, last.completed() + last.remaining(), last.failed(), last.warning())
                        : last);
        List<String> failed = response.dataSet()
                .flatMap(dataSet -> dataSet.string(FAILED_SOP_INSTANCE_UID_LIST))
                .map(uids -> Arrays.stream(uids.split("\\\\"))
                        .map(String::strip)
                        .filter(uid -> !uid.isEmpty())
                        .toList())
                .orElse(List.of());
        return new RetrieveResult(
                response.status().code(),
                counts.completed(),
                counts.failed(),
                counts.warning(),
                counts.remaining(),
                failed);
    }

    /** As {@link #of(DimseResponse, SubOperations)}, where nothing was said before. */
    public static RetrieveResult of(DimseResponse response) {
        return of(response, NOTHING);
    }

    /** Whether something did not arrive. */
    public boolean isIncomplete() {
        return failed > 0 || remaining > 0 || !failedInstances.isEmpty() || status == 0xB000;
    }
}
