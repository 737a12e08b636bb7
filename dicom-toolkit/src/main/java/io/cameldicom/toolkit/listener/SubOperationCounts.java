package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.SubOperations;
import java.util.Optional;

/** What has become of the sub-operations of a retrieval (PS3.4 §C.4.2.1.6). */
final class SubOperationCounts {
    /** Failed SOP Instance UID List. */
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x0008_0058;

    /** What the 16 bits of a count can say. */
    private static final int MOST = 0xFFFF;

    /** What the 16-bit length of a UI can say, in explicit VR. */
    private static final int LONGEST_LIST = 0xFFFE;

    private final StringBuilder failedInstances = new StringBuilder();
    private int remaining;
    private int completed;
    private int failed;
    private int warning;

    SubOperationCounts(int total) {
        this.remaining = total;
    }

    /** @param status of the answer, null where there was none */
    void ended(Optional<String> sopInstanceUid, DimseStatus status) {
        remaining = Math.max(0, remaining - 1);
        if (status != null && status.isSuccess()) {
            completed++;
        } else if (status != null && status.isWarning()) {
            warning++;
        } else {
            failed++;
            sopInstanceUid.ifPresent(this::failed);
        }
    }

    private void failed(String sopInstanceUid) {
        if (failedInstances.length() + 1 + sopInstanceUid.length() <= LONGEST_LIST) {
            failedInstances.append(failedInstances.isEmpty() ? "" : "\\").append(sopInstanceUid);
        }
    }

    SubOperations counts() {
        return new SubOperations(
                Math.min(MOST, remaining), Math.min(MOST, completed), Math.min(MOST, failed), Math.min(MOST, warning));
    }

    /** The final status. */
    int status() {
        if (failed == 0 && warning == 0) {
            return StatusCode.SUCCESS;
        }
        return completed == 0 && warning == 0
                ? StatusCode.UNABLE_TO_PERFORM_SUB_OPERATIONS
                : StatusCode.SUB_OPERATIONS_WITH_FAILURES;
    }

    /** The data set of a final response; as many instances as have room, none where no UID is known. */
    Optional<DataSet> failedInstances() {
        return failedInstances.isEmpty()
                ? Optional.empty()
                : Optional.of(DataSet.of(Element.of(FAILED_SOP_INSTANCE_UID_LIST, VR.UI, failedInstances.toString())));
    }
}
