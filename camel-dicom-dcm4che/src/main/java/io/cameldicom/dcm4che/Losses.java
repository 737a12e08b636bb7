package io.cameldicom.dcm4che;

import io.cameldicom.dcm4che.IncomingPdus.NoDicom;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.tls.TlsDiagnosis;
import io.cameldicom.toolkit.tls.TlsDiagnosis.Side;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;

/** Says in our own terms how an association of dcm4che did not come about, or was lost. */
final class Losses {
    private final AssociationRequest request;

    Losses(AssociationRequest request) {
        this.request = request;
    }

    /**
     * @param readFailure what was wrong with what the peer has sent, or null: dcm4che may tell of a write that failed after it
     * @param abortWritten whether A-ABORT went out from our side
     */
    NetworkException whileOpening(Throwable why, IOException readFailure, boolean abortWritten) {
        if (why instanceof NetworkException known) {
            return known;
        }
        if (readFailure instanceof UnexpectedSpeechException) {
            return TlsDiagnosis.unexpectedTls(Side.REQUESTOR).afterHandshake(request.peer(), null);
        }
        if (readFailure instanceof SSLException) {
            return TlsDiagnosis.of(readFailure, Side.REQUESTOR).afterHandshake(request.peer(), readFailure);
        }
        if (why instanceof AAssociateRJ rejected) {
            return AssociationRejectedException.of(
                    request, rejected.getResult(), rejected.getSource(), rejected.getReason());
        }
        if (why instanceof NoDicom foreign) {
            return new AssociationAbortedException(request.peer(), request.peer() + ": " + foreign.advice(), true);
        }
        if (why instanceof AAbort abort) {
            return new AssociationAbortedException(
                    request.peer(), request.peer() + ": " + words(abort, abortWritten), true);
        }
        if (why instanceof IOException lost) {
            return AssociationAbortedException.unanswered(request, words(lost));
        }
        return new ConnectionFailedException(
                request.peer(),
                request.peer() + ": no connection (" + why.getClass().getSimpleName() + ")",
                why);
    }

    NetworkException lost(IOException why, boolean abortWritten) {
        return aborted(why instanceof AAbort abort ? words(abort, abortWritten) : words(why));
    }

    private static String words(AAbort abort, boolean abortWritten) {
        String text = new Abort(abort.getSource(), abort.getReason()).text();
        return abortWritten
                ? "aborted by ourselves upon a breach of protocol by the peer (" + text + ")"
                : "aborted by the peer (" + text + ")";
    }

    private static String words(IOException why) {
        if (why instanceof EOFException) {
            return "connection closed by the peer";
        }
        boolean telling = why instanceof SocketException && why.getMessage() != null;
        Throwable kind = why.getCause() == null ? why : why.getCause();
        return "connection lost ("
                + (telling ? why.getMessage() : kind.getClass().getSimpleName()) + ")";
    }

    AssociationAbortedException aborted(String why) {
        return new AssociationAbortedException(request.peer(), request.peer() + ": " + why);
    }
}
