package io.cameldicom.component.commitment;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.NetworkException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The peer reported that it does not keep all instances for which it was asked (PS3.4 §J.3.3). */
public final class StorageCommitmentException extends NetworkException {
    private static final long serialVersionUID = 1L;

    private final transient CommitmentResult result;

    /** @param result with failed instances */
    public StorageCommitmentException(CommitmentResult result) {
        super(
                result.destination(),
                "storage commitment " + result.transactionUid() + " by " + result.destination() + ": "
                        + result.failed().size() + " of "
                        + (result.failed().size() + result.committed().size()) + " instances are not committed, "
                        + counted(result.failed()) + " (expected: all)");
        this.result = result;
    }

    private static String counted(List<FailedInstance> failed) {
        Map<Integer, Long> counts = failed.stream()
                .collect(Collectors.groupingBy(one -> one.reason().code(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " with " + new FailureReason(count.getKey()))
                .collect(Collectors.joining("; "));
    }

    /** Which instances are committed and which are not; null after serialization. */
    public CommitmentResult result() {
        return result;
    }

    /** The SOP Instance UIDs of those that are not committed. */
    public List<String> failedInstanceUids() {
        return result.failed().stream()
                .map(failed -> failed.instance().sopInstanceUid())
                .toList();
    }

    /** Transient where each of the reasons may pass: then asking again, after storing again, may help. */
    public Outcome outcome() {
        boolean mayPass =
                result.failed().stream().allMatch(failed -> failed.reason().isTransient());
        return mayPass ? Outcome.TRANSIENT : Outcome.PERMANENT;
    }
}
