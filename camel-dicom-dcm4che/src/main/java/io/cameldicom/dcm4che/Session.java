package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.UserInformation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.dcm4che3.data.Attributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one association: its opening, its requests one after the other, its timeouts, and its end for whatever
 * reason. Nobody outside is told anything while the lock is held.
 */
final class Session implements Wire.Events {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int LARGEST_MESSAGE_ID = 0xFFFF;

    private final long number = AssociationNumbers.next();
    private final AssociationRequest request;
    private final EngineThreads threads;
    private final Wire wire;
    private final Losses losses;
    private final Deadline deadline;
    private final Deadline writeWatch;
    private final AtomicInteger messageIds = new AtomicInteger();
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Requests requests = new Requests();
    private volatile List<PresentationContext> contexts = List.of();
    private volatile UserInformation userInformation = UserInformation.NONE;
    private boolean opening = true;
    private boolean readerEnded;

    Session(AssociationRequest request, EngineThreads threads) {
        this.request = request;
        this.threads = threads;
        this.wire = new Wire(request, threads, this);
        this.losses = new Losses(request);
        this.deadline = new Deadline(threads.timer());
        this.writeWatch = new Deadline(threads.timer());
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

    boolean isOpen() {
        return requests.isTaking();
    }

    CompletionStage<Void> closed() {
        return closed;
    }

    int nextMessageId() {
        return messageIds.updateAndGet(last -> last == LARGEST_MESSAGE_ID ? 1 : last + 1);
    }

    CompletionStage<Void> open() {
        deadline.start(request.options().connectTimeout(), () -> endAndAbort(wire.connectTimedOut()));
        try {
            threads.run(this::openNow);
        } catch (Throwable e) { // our system gives no more threads
            end(losses.whileOpening(e, false));
        }
        return established;
    }

    private void openNow() {
        if (requests.ended() != null) {
            return; // closed before its thread ran
        }
        NetworkException failure = null;
        try {
            wire.open();
            contexts = Negotiation.accepted(request, wire.answer());
            userInformation = Negotiation.userInformation(wire.answer());
        } catch (Throwable e) {
            failure = losses.whileOpening(e, wire.isAbortWritten());
        }
        if (failure != null) {
            end(failure);
            wire.close();
            return;
        }
        deadline.stop();
        tell("established, " + contexts.size() + " contexts");
        established.complete(null);
        if (requests.ended() != null) {
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
        timeout(Kind.ASSOCIATE, request.options().associateTimeout(), "A-ASSOCIATE-AC", "associate timeout");
    }

    private void timeout(Kind kind, Duration after, String awaited, String name) {
        deadline.start(after, () -> timedOut(kind, "no " + awaited, after, name));
    }

    private void timedOut(Kind kind, String what, Duration after, String name) {
        String message = request.peer() + ": " + what + " within " + after.toMillis() + " ms (" + name + ")";
        endAndAbort(requests.isReleased() ? null : new DicomTimeoutException(request.peer(), kind, message));
    }

    void submit(PendingRequest pending) {
        if (requests.offer(pending)) {
            next();
        } else {
            pending.fail(losses.aborted("the association is closed: open a new one"));
        }
    }

    private void next() {
        PendingRequest pending = requests.next();
        if (pending != null) {
            try {
                threads.run(() -> write(pending));
            } catch (Throwable e) { // our system gives no more threads, or the engine is closed, which has failed the
                // request
                if (end(losses.aborted("cannot send (" + e.getClass().getSimpleName() + ")"))) {
                    wire.close();
                }
            }
        } else if (requests.mayRelease()) {
            timeout(Kind.RELEASE, request.options().releaseTimeout(), "A-RELEASE-RP", "release timeout");
            threads.run(this::releaseNow);
        }
    }

    private void write(PendingRequest pending) {
        if (!requests.beginWriting(pending)) {
            return;
        }
        Duration limit = request.options().writeTimeout();
        writeWatch.start(limit, () -> watchWriting(limit));
        Throwable failure = null;
        try {
            pending.write(wire);
            requests.markSent(pending);
            pending.reportSent();
        } catch (Throwable e) {
            failure = e;
        }
        writeWatch.stop();
        written(pending, failure);
    }

    private void watchWriting(Duration limit) {
        Duration rest = limit.minus(wire.blockedFor());
        if (rest.isNegative() || rest.isZero()) {
            timedOut(Kind.WRITE, "the peer took no byte", limit, "write timeout");
        } else if (requests.isWriting()) {
            writeWatch.start(rest, () -> watchWriting(limit));
        }
    }

    private void written(PendingRequest pending, Throwable failure) {
        if (failure instanceof DicomException unreadable) {
            requests.finish(pending, deadline::stop);
            pending.broken(unreadable);
            endAndAbort(losses.aborted("aborted by ourselves: an object could not be read"));
            return;
        }
        if (failure != null && !(failure instanceof IOException)) {
            LOG.debug("association {}: failure while sending", number, failure);
            endAndAbort(losses.aborted("cannot send (" + failure.getClass().getSimpleName() + ")"));
        }
        boolean answered = requests.endWriting(pending);
        NetworkException cause = requests.ended();
        if (cause != null) {
            pending.fail(cause);
        } else if (failure != null) {
            threads.run(wire::abort); // the reader ends then, and knows why the association was lost
        } else if (answered) {
            done(pending);
        } else {
            requests.whileUnderWay(
                    pending,
                    () -> timeout(Kind.RESPONSE, request.options().responseTimeout(), "response", "response timeout"));
        }
    }

    @Override
    public void responded(int messageId, Attributes command) {
        PendingRequest pending = requests.current();
        String wrong = Responses.wrong(command, pending);
        if (wrong != null) {
            endAndAbort(losses.aborted(wrong));
            return;
        }
        DimseStatus status = Responses.status(command);
        if (requests.answer(pending, status)) {
            done(pending);
        }
    }

    private void done(PendingRequest pending) {
        requests.finish(pending, deadline::stop);
        next();
        pending.complete();
    }

    void release() {
        requests.stopTaking();
        next();
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
        if (requests.isReleased()) {
            end(null);
        } else if (why != null) {
            end(losses.lost(why, wire.isAbortWritten()));
        } else {
            end(losses.aborted(
                    requests.isEmpty()
                            ? "released by the peer"
                            : "the peer released the association before it answered"));
        }
    }

    private void endAndAbort(NetworkException cause) {
        if (end(cause)) {
            threads.run(wire::abort);
        }
    }

    /**
     * @param cause why the association has ended, null if it was released
     * @return false if it had ended before
     */
    private boolean end(NetworkException cause) {
        NetworkException failure = cause == null ? losses.aborted("released") : cause;
        List<PendingRequest> pending = new ArrayList<>();
        if (!requests.end(failure, pending)) {
            return false;
        }
        deadline.stop();
        writeWatch.stop();
        tell(failure.getMessage());
        pending.forEach(each -> each.fail(failure));
        established.completeExceptionally(failure);
        closed.complete(null);
        return true;
    }

    private void tell(String what) {
        LOG.atDebug().addKeyValue("association", number).addKeyValue("destination", request.peer()).log("association {} with {}: {}", number, request.peer(), what);
    }
}
