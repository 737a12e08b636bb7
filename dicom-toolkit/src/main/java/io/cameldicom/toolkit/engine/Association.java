package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.EncodedDataSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One open association as seen by its requestor. Safe for use by many threads; requests are sent in the order in which
 * they were made, one at a time unless an asynchronous operations window was negotiated.
 *
 * <p>After any failure but those that say otherwise the association is closed: it never carries another request, and requests that wait fail too.
 */
public interface Association {
    /** A number that is unique in this process, for logs and receipts. */
    long number();

    DicomAddress peer();

    /** The presentation contexts that the peer accepted. */
    List<PresentationContext> contexts();

    /** The accepted context for exactly this pair, if there is one. */
    default Optional<PresentationContext> context(String abstractSyntax, String transferSyntax) {
        return contexts().stream()
                .filter(c -> c.abstractSyntax().equals(abstractSyntax)
                        && c.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    /**
     * What the peer said of itself in its acceptance: maximum length, implementation, asynchronous operations window,
     * role selections, extended negotiation, server response to a user identity. {@link UserInformation#NONE} from an
     * engine that does not tell.
     */
    default UserInformation userInformation() {
        return UserInformation.NONE;
    }

    /** Whether a request made now would be sent. */
    boolean isOpen();

    /** Completes, always normally, when the association has ended for whatever reason. */
    CompletionStage<Void> closed();

    /**
     * C-ECHO (PS3.7 §9.1.5).
     *
     * @return the response's status, whatever it is; or exceptionally {@link NoPresentationContextException}, {@link
     *     DicomTimeoutException}, {@link AssociationAbortedException}
     */
    CompletionStage<DimseStatus> echo();

    /**
     * C-STORE (PS3.7 §9.1.1). The data set travels byte for byte in its own transfer syntax. Its files
     * are read by threads of the engine: a file that hangs holds no caller up.
     *
     * @return the response, whatever its status; or exceptionally
     *     <ul>
     *       <li>{@link NoPresentationContextException}: the pair was not accepted; nothing was sent, the association
     *           stays open
     *       <li>{@link io.cameldicom.toolkit.data.MalformedObjectException}: a file ends before its region does; the
     *           association is aborted if anything of the object was sent, and may be if not
     *       <li>{@link io.cameldicom.toolkit.data.UnreadableObjectException}: a file could not be opened or read for a
     *           reason of our own machine, which may pass; the association is aborted if anything of the object was sent,
     *           and may be if not
     *       <li>{@link OutcomeUnknownException}: lost, aborted or timed out after the last byte was handed to the
     *           network, so the peer may hold the object
     *       <li>{@link AssociationAbortedException}, {@link DicomTimeoutException}: before that
     *     </ul>
     *
     * @param progress called with the bytes sent so far, on the engine's thread; must return quickly
     */
    CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress);

    /** As {@link #store(EncodedDataSet, StoreProgress)}, without reports of progress. */
    default CompletionStage<StoreResponse> store(EncodedDataSet dataSet) {
        return store(dataSet, StoreProgress.NONE);
    }

    /**
     * As {@link #store(EncodedDataSet, StoreProgress)}, of what was read ahead by {@link DicomEngine#readAhead}. Of {@link
     * ReadAhead#none} an engine may read the beginning before this returns, up to 192 kB.
     */
    default CompletionStage<StoreResponse> store(ReadAhead object, StoreProgress progress) {
        return store(object.dataSet(), progress);
    }

    /**
     * As {@link #store(ReadAhead, StoreProgress)}, for a C-MOVE that somebody has asked us for.
     *
     * @param originator told to the peer by an engine that can
     */
    default CompletionStage<StoreResponse> store(
            ReadAhead object, Optional<MoveOriginator> originator, StoreProgress progress) {
        return store(object, progress);
    }

    /**
     * Asks for any other operation. The data set travels in the transfer syntax of the accepted context, of which the
     * engine takes the first of the SOP class. The response timeout runs from the last byte of the request to the first
     * response, and from each response to the next; while objects of a C-GET arrive it does not run.
     *
     * @param pending hears of the pending responses
     * @return the operation under way, whose response completes with the final response, whatever its status; or
     *     exceptionally with
     *     <ul>
     *       <li>{@link NoPresentationContextException}: the SOP class was not accepted; nothing was sent, the association
     *           stays open
     *       <li>{@link MalformedResponseException}: the peer sent a response that cannot be read; the association is aborted
     *       <li>{@link OutcomeUnknownException}: for N-ACTION, N-CREATE and N-SET, lost, aborted or timed out after the
     *           last byte was handed to the network
     *       <li>{@link AssociationAbortedException}, {@link DicomTimeoutException}: before that, and for queries and
     *           retrieval at any time
     *     </ul>
     */
    Invocation invoke(DimseRequest request, ResponseListener pending);

    /**
     * Releases the association when the requests made so far are answered (A-RELEASE, PS3.8 §7.2); a peer that closes
     * instead of answering counts as released. Completes normally when the connection is gone, at the latest after the
     * release timeout.
     */
    CompletionStage<Void> release();

    /**
     * Aborts at once (A-ABORT, PS3.8 §7.3); pending requests fail. Bytes that the peer has not taken yet are given up:
     * the connection is reset then.
     */
    void abort();
}
