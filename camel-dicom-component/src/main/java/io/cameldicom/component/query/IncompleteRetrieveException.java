package io.cameldicom.component.query;

import io.cameldicom.toolkit.DicomException;

/** Some objects of a retrieval did not arrive. */
public final class IncompleteRetrieveException extends DicomException {
    private static final long serialVersionUID = 1L;

    private final transient RetrieveResult result;

    public IncompleteRetrieveException(RetrieveResult result) {
        super(result.failed() + " objects failed, " + (result.completed() + result.warning()) + " arrived, "
                + result.remaining() + " were not tried (expected: all; getCause().result() has the UIDs of those that"
                + " failed where the peer tells, its log says why)");
        this.result = result;
    }

    /** What became of it. */
    public RetrieveResult result() {
        return result;
    }
}
