package io.cameldicom.component.commitment;

import io.cameldicom.component.outcome.TransientCause;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;
import java.time.Duration;

/**
 * The peer took a request for storage commitment and did not report on it in time. It still may: listeners hear of it then.
 */
public final class CommitmentTimeoutException extends NetworkException implements TransientCause {
    private static final long serialVersionUID = 1L;

    private final String transactionUid;

    public CommitmentTimeoutException(DicomAddress peer, String transactionUid, Duration timeout) {
        super(
                peer,
                "commitmentTimeout: no report of " + peer + " on storage commitment " + transactionUid + " within "
                        + timeout + " (expected: one on our association, or on a dicom:listen of this Camel context at"
                        + " the address which the peer has for our AE title)");
        this.transactionUid = transactionUid;
    }

    public String transactionUid() {
        return transactionUid;
    }
}
