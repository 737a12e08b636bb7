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
import java.util.Optional;

/** Tells the ends without a DIMSE status apart. */
final class FailureTable {
    private FailureTable() {}

    /** The end that a policy may have a word on; empty for failures of our own side. */
    static Optional<Ending> endingOf(Throwable failure) {
        if (failure instanceof AssociationRejectedException rejected) {
            return Optional.of(new Rejection(rejected.result(), rejected.source(), rejected.reason()));
        }
        return Optional.ofNullable(kindOf(failure));
    }

    private static FailureKind kindOf(Throwable failure) {
        if (failure instanceof OutcomeUnknownException) {
            return failure.getCause() instanceof DicomTimeoutException late
                            && late.kind() == DicomTimeoutException.Kind.RESPONSE
                    ? FailureKind.TIMEOUT_RESPONSE
                    : FailureKind.NO_ANSWER;
        }
        if (failure instanceof ConnectionFailedException) {
            return FailureKind.CONNECTION;
        }
        if (failure instanceof AssociationAbortedException aborted) {
            return aborted.isNegotiating() ? FailureKind.ABORT_NEGOTIATING : FailureKind.ABORT;
        }
        if (failure instanceof DicomTimeoutException late) {
            return kindOf(late.kind());
        }
        if (failure instanceof NoPresentationContextException) {
            return FailureKind.NO_CONTEXT;
        }
        return failure instanceof MalformedObjectException ? FailureKind.MALFORMED : null;
    }

    private static FailureKind kindOf(DicomTimeoutException.Kind timeout) {
        return switch (timeout) {
            case CONNECT -> FailureKind.TIMEOUT_CONNECT;
            case ASSOCIATE -> FailureKind.TIMEOUT_ASSOCIATE;
            case WRITE -> FailureKind.TIMEOUT_WRITE;
            case ASSOCIATION -> FailureKind.TIMEOUT_POOL;
            case RESPONSE, RELEASE -> FailureKind.ABORT; // of another request: this one was not wholly sent
        };
    }

    /** What no policy has a word on: transient for what our own machine did, permanent for a mistake in a route. */
    static Outcome ofOurOwn(Throwable failure) {
        boolean mayPass = failure instanceof UnreadableObjectException
                || failure instanceof PoolClosedException
                || failure instanceof TransientCause;
        return mayPass ? Outcome.TRANSIENT : Outcome.PERMANENT;
    }
}
