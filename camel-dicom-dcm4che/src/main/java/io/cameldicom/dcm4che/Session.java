package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.UserInformation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one association: its opening, its release, and its end, of which there is one and for one reason. Nobody
 * outside is told anything while a lock is held.
 */
final class Session implements Wire.Events {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final long number = AssociationNumbers.next();
    private final AssociationRequest request;
    private final EngineThreads threads;
    private final Wire wire;
    private final Losses losses;
    private final Deadline deadline;
    private final RequestFlow flow;
    private final PeerRequests peer;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile List<PresentationContext> contexts = List.of();
    private volatile UserInformation userInformation = UserInformation.NONE;
    private boolean opening = true;
    private boolean openingDecided;
    private boolean readerEnded;

    Session(AssociationRequest request, EngineThreads threads) {
        this.request = request;
        this.threads = threads;
        this.wire = new Wire(request, threads, this);
        this.losses = new Losses(request);
        this.deadline = new Deadline(threads.timer());
        this.flow = new RequestFlow(this, wire, threads);
        this.peer = new PeerRequests(this, wire, flow, threads);
    }

    long number() {
        return number;
    }

    AssociationRequest request() {
        return request;
    }

    List<PresentationContext> contexts() {
        return contexts;
    }

    UserInformation userInformation() {
        return userInformation;
    }

    /** Numeric address of the peer, or the empty text. */
    String remoteAddress() {
        return wire.remoteAddress();
    }

    RequestFlow flow() {
        return flow;
    }

    Losses losses() {
        return losses;
    }

    boolean isOpen() {
        return flow.requests().isTaking();
    }

    /** @throws IOException if the association has ended: whoever asked for what arrives does not wait for it any more */
    void requireAlive() throws IOException {
        if (flow.requests().ended() != null) {
            throw new IOException("the association has ended");
        }
    }

    CompletionStage<Void> closed() {
        return closed;
    }

    CompletionStage<Void> open() {
        deadline.start(request.options().connectTimeout(), () -> openingTimedOut(wire.connectTimedOut()));
        try {
            threads.run(this::openNow);
        } catch (Throwable e) { // our system gives no more threads
            end(losses.whileOpening(e, null, false));
        }
        return established;
    }

    private void openNow() {
        if (flow.requests().ended() != null) {
            return; // closed before its thread ran
        }
        NetworkException failure = null;
        try {
            wire.open();
            contexts = Negotiation.accepted(request, wire.answer());
            userInformation = wire.userInformation();
        } catch (Throwable e) {
            failure = losses.whileOpening(e, wire.readFailure(), wire.isAbortWritten());
        }
        if (failure != null) {
            endAndClose(failure);
            return;
        }
        if (!decideOpening()) {
            wire.abort();
            return;
        }
        deadline.stop();
        tell("established, " + contexts.size() + " contexts");
        established.complete(null);
        if (flow.requests().ended() != null) {
            wire.abort();
        }
        boolean lost;
        synchronized (this) {
            opening = false;
            lost = readerEnded;
        }
        if (lost) {
            lost();
        }
    }

    @Override
    public void connected() {
        Duration limit = request.options().associateTimeout();
        deadline.start(
                limit,
                () -> openingTimedOut(
                        timeout(
                                Kind.ASSOCIATE,
                                "no A-ASSOCIATE-AC",
                                limit,
                                "associate timeout): check that the peer speaks DICOM on this port, with or without TLS as here")));
    }

    /** The opening takes too long, unless it has just come to its end. */
    private void openingTimedOut(DicomTimeoutException why) {
        if (decideOpening()) {
            endAndAbort(why);
        }
    }

    /** Whether the caller is the first to say how the opening went. */
    private synchronized boolean decideOpening() {
        boolean first = !openingDecided;
        openingDecided = true;
        return first;
    }

    private DicomTimeoutException timeout(Kind kind, String what, Duration after, String nameAndNextStep) {
        return new DicomTimeoutException(
                request.peer(),
                kind,
                request.peer() + ": " + what + " within " + after.toMillis() + " ms (" + nameAndNextStep);
    }

    /** Something takes too long: the association ends because of that. */
    void timedOut(Kind kind, String what, Duration after, String nameAndNextStep) {
        endAndAbort(flow.requests().isReleased() ? null : timeout(kind, what, after, nameAndNextStep));
    }

    @Override
    public void begins(int contextId, CommandSet command) {
        if ((command.commandField() & CommandField.RESPONSE) != 0) {
            flow.expect(contextId, command);
        }
    }

    @Override
    public void heard() {
        flow.timer().restart();
    }

    @Override
    public void responded(IncomingMessages.Message response) {
        flow.responded(response);
    }

    @Override
    public void requested(PresentationContext context, CommandSet command, PeerDataSet dataSet) throws IOException {
        peer.serve(context, command, dataSet);
    }

    /** Runs a task when what the peer has sent up to now is written to its files, or dropped. */
    void settle(Runnable task) {
        peer.settle(task);
    }

    /** What the peer sends does not end. */
    void tooLong() {
        endAndAbort(losses.aborted("aborted by ourselves: what the peer sends does not end"));
    }

    void release() {
        flow.requests().stopTaking();
        flow.next();
    }

    /** To be called when something is done with: a peer that waits for an answer gets it before. */
    void releaseWhenIdle() {
        if (flow.requests().isReleaseDue()) {
            Duration limit = request.options().releaseTimeout();
            deadline.start(limit, () -> timedOut(Kind.RELEASE, "no A-RELEASE-RP", limit, "release timeout)"));
        }
        if (flow.requests().mayRelease()) {
            threads.run(this::releaseNow);
        }
    }

    private void releaseNow() {
        try {
            wire.release();
        } catch (IOException e) {
            LOG.debug("association {}: was closed before it could be released", number);
        }
    }

    void abort() {
        endAndAbort(losses.aborted("aborted by ourselves"));
    }

    /** @param failure for whoever waits for the association to be opened */
    void closeWith(NetworkException failure) {
        boolean waiting;
        synchronized (this) {
            waiting = opening;
        }
        endAndAbort(waiting ? failure : losses.aborted("aborted by ourselves"));
    }

    @Override
    public void ended() {
        synchronized (this) {
            readerEnded = true;
            if (opening) {
                return; // whoever opens it hears of it from dcm4che, and may have it established first
            }
        }
        lost();
    }

    private void lost() {
        IOException why = wire.loss();
        if (flow.requests().isReleased()) {
            end(null);
        } else if (wire.breach().isPresent()) {
            flow.malformed(wire.breach().get());
            end(losses.aborted("aborted by ourselves: " + wire.breach().get()));
        } else if (why != null) {
            end(losses.lost(why, wire.isAbortWritten()));
        } else {
            end(losses.aborted(
                    flow.requests().isEmpty()
                            ? "released by the peer"
                            : "the peer released the association before it answered"));
        }
    }

    /** Ends the association by A-ABORT. */
    void endAndAbort(NetworkException cause) {
        if (end(cause)) {
            threads.run(wire::abort);
        }
    }

    /** Ends the association without a word. */
    void endAndClose(NetworkException cause) {
        end(cause);
        wire.close();
    }

    /**
     * @param cause why the association has ended, null if it was released
     * @return false if it had ended before
     */
    private boolean end(NetworkException cause) {
        NetworkException failure = cause == null ? losses.aborted("released") : cause;
        if (!flow.end(failure)) {
            return false;
        }
        deadline.stop();
        peer.abandon();
        tell(failure.getMessage());
        established.completeExceptionally(failure);
        closed.complete(null);
        return true;
    }

    private void tell(String what) {
        LOG.atDebug()
                .addKeyValue("association", number)
                .addKeyValue("destination", request.peer())
                .log("association {} with {}: {}", number, request.peer(), what);
    }
}
