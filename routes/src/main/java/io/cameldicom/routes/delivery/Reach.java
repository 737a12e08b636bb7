package io.cameldicom.routes.delivery;

import io.cameldicom.component.DestinationUnavailableException;
import io.cameldicom.component.DicomOperationException;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.destination.ConversionMemoryException;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.pool.PoolClosedException;

/** How far an object came that failed. */
enum Reach {
    /** Not a byte of it was sent. */
    UNSENT,
    /** The destination answered that it did not take it: an attempt, and no proof of anything. */
    REFUSED,
    /** The destination had it, or a part of it, and did not answer: an attempt. */
    SENT,
    /** The failure does not tell: it is one of a later step, of the file, or of the routes that are being stopped. */
    UNTOLD;

    static Reach of(Failure failure) {
        return failure.find(DicomOperationException.class).map(Reach::of).orElse(UNTOLD);
    }

    private static Reach of(DicomOperationException failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof DestinationUnavailableException
                || cause instanceof MalformedObjectException
                || cause instanceof ConversionMemoryException) {
            return UNSENT;
        }
        if (!(cause instanceof NetworkException network)) {
            return UNTOLD;
        }
        if (network instanceof DimseStatusException) {
            return REFUSED;
        }
        return isWithoutAssociation(network) ? UNSENT : SENT;
    }

    boolean isAttempt() {
        return this == REFUSED || this == SENT;
    }

    /** Whether the destination may have the object now, and did not before. */
    boolean mayHaveBeenStored() {
        return this == SENT || this == UNTOLD;
    }

    private static boolean isWithoutAssociation(NetworkException failure) {
        return failure instanceof ConnectionFailedException
                || failure instanceof AssociationRejectedException
                || failure instanceof NoPresentationContextException
                || failure instanceof PoolClosedException
                || failure instanceof AssociationAbortedException aborted && aborted.isNegotiating()
                || failure instanceof DicomTimeoutException timeout && isWithoutAssociation(timeout.kind());
    }

    private static boolean isWithoutAssociation(DicomTimeoutException.Kind kind) {
        return switch (kind) {
            case CONNECT, ASSOCIATE, ASSOCIATION -> true;
            default -> false;
        };
    }
}
