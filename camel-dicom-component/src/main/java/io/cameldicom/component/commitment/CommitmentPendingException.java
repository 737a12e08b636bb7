package io.cameldicom.component.commitment;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;
import java.time.Duration;

/**
 * The peer took a request for storage commitment, and nobody waits any longer for its report. It still may come: listeners
 * hear of it then.
 */
public final class CommitmentPendingException extends NetworkException implements TransientCause {
    private static final long serialVersionUID = 1L;

    private final String transactionUid;

    private CommitmentPendingException(DicomAddress peer, String transactionUid, String message) {
        super(peer, message);
        this.transactionUid = transactionUid;
    }

    /** It did not report in time. */
    public static CommitmentPendingException late(DicomAddress peer, String transactionUid, Duration timeout) {
        return new CommitmentPendingException(
                peer,
                transactionUid,
                "commitmentTimeout: no report of " + peer + " on storage commitment " + transactionUid + " within "
                        + timeout + " (expected: one on our association, or on a dicom:listen of this Camel context at"
                        + " the address which the peer has for our AE title)");
    }

    /** The endpoint was stopped before. */
    public static CommitmentPendingException stopped(DicomAddress peer, String transactionUid) {
        return new CommitmentPendingException(
                peer,
                transactionUid,
                "storage commitment " + transactionUid + " by " + peer
                        + ": stopped before its report (expected: one before the endpoint is stopped)");
    }

    public String transactionUid() {
        return transactionUid;
    }
}
