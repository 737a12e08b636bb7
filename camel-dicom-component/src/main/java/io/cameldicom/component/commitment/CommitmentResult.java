package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.List;
import java.util.Objects;

/**
 * How a request for storage commitment ended: each instance that was asked for stands in one of the lists, and none that
 * was not.
 *
 * @param transactionUid Transaction UID (0008,1195) of the request
 * @param destination whom we asked
 * @param peerAeTitle who reported
 * @param committed the peer keeps these
 * @param failed the peer does not keep these, or did not say that it does
 */
public record CommitmentResult(
        String transactionUid,
        DicomAddress destination,
        AeTitle peerAeTitle,
        List<ReferencedInstance> committed,
        List<FailedInstance> failed) {
    public CommitmentResult {
        Objects.requireNonNull(transactionUid, "transactionUid");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(peerAeTitle, "peerAeTitle");
        committed = List.copyOf(committed);
        failed = List.copyOf(failed);
    }

    /** Whether the peer keeps all that was asked for. */
    public boolean isComplete() {
        return failed.isEmpty();
    }

    /** Whom, and how many; not which. */
    @Override
    public String toString() {
        return "CommitmentResult[" + transactionUid + " of " + destination + ", " + committed.size() + " committed, "
                + failed.size() + " failed]";
    }
}
