package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.pdu.Abort;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;

/** Says in our own terms how an association of dcm4che did not come about, or was lost. */
final class Losses {
    private final AssociationRequest request;

    Losses(AssociationRequest request) {
        this.request = request;
    }

    /** @param abortWritten whether A-ABORT went out from our side */
    NetworkException whileOpening(Throwable why, boolean abortWritten) {
        if (why instanceof NetworkException known) {
            return known;
        }
        if (why instanceof AAssociateRJ rejected) {
            return AssociationRejectedException.of(
                    request, rejected.getResult(), rejected.getSource(), rejected.getReason());
        }
        if (why instanceof IOException lost) {
            return new AssociationAbortedException(
                    request.peer(), lost(lost, abortWritten).getMessage(), true);
        }
        return new ConnectionFailedException(
                request.peer(),
                request.peer() + ": no connection (" + why.getClass().getSimpleName() + ")",
                why);
    }

    NetworkException lost(IOException why, boolean abortWritten) {
        if (why instanceof AAbort abort) {
            String text = new Abort(abort.getSource(), abort.getReason()).text();
            return aborted(
                    abortWritten
                            ? "aborted by ourselves upon a breach of protocol by the peer (" + text + ")"
                            : "aborted by the peer (" + text + ")");
        }
        if (why instanceof EOFException) {
            return aborted("connection closed by the peer");
        }
        boolean telling = why instanceof SocketException && why.getMessage() != null;
        Throwable kind = why.getCause() == null ? why : why.getCause();
        return aborted("connection lost ("
                + (telling ? why.getMessage() : kind.getClass().getSimpleName()) + ")");
    }

    AssociationAbortedException aborted(String why) {
        return new AssociationAbortedException(request.peer(), request.peer() + ": " + why);
    }
}
