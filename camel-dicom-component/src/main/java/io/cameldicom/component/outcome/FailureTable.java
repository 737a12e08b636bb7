package io.cameldicom.component.outcome;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.pool.PoolClosedException;

/** What a failure without a DIMSE status means. */
public final class FailureTable {
    private static final int REJECTED_PERMANENT = 1;

    private FailureTable() {}

    /** Transient for what the network or our own machine did, permanent for what is wrong with the object or the configuration. */
    public static Outcome outcomeOf(Throwable failure) {
        if (failure instanceof OutcomeUnknownException) {
            return Outcome.UNKNOWN;
        }
        if (failure instanceof AssociationRejectedException rejected) {
            return rejected.result() == REJECTED_PERMANENT ? Outcome.PERMANENT : Outcome.TRANSIENT;
        }
        if (failure instanceof ConnectionFailedException
                || failure instanceof AssociationAbortedException
                || failure instanceof DicomTimeoutException
                || failure instanceof UnreadableObjectException
                || failure instanceof PoolClosedException) {
            return Outcome.TRANSIENT;
        }
        if (failure instanceof MalformedObjectException || failure instanceof NoPresentationContextException) {
            return Outcome.PERMANENT;
        }
        return failure instanceof TransientCause ? Outcome.TRANSIENT : Outcome.PERMANENT;
    }
}
