package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.PresentationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one association: each is written in its turn, and responses are given to it. */
final class RequestFlow {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFlow.class);
    private static final int LARGEST_MESSAGE_ID = 0xFFFF;

    private final Session session;
    private final Wire wire;
    private final EngineThreads threads;
    private final AtomicInteger messageIds = new AtomicInteger();
    private final Requests requests = new Requests();
    private final ResponseTimer timer;
    private final WriteWatch writeWatch;
    private final WriteWatch readWatch;

    /** @param session hears of timeouts, of what breaks, and when nothing is left to do */
    RequestFlow(Session session, Wire wire, EngineThreads threads) {
        this.session = session;
        this.wire = wire;
        this.threads = threads;
        Duration responseTimeout = session.request().options().responseTimeout();
        Duration writeTimeout = session.request().options().writeTimeout();
        this.timer = new ResponseTimer(
                threads.timer(),
                responseTimeout,
                () -> session.timedOut(
                        Kind.RESPONSE,
                        "no response",
                        responseTimeout,
                        "response timeout): look what the peer is busy with, or wait longer"));
        this.writeWatch = new WriteWatch(
                threads.timer(),
                writeTimeout,
                wire::blockedFor,
                () -> session.timedOut(
                        Kind.WRITE,
                        "the peer took no byte",
                        writeTimeout,
                        "write timeout): check the network, and look what the peer is busy with"));
        this.readWatch = new WriteWatch(threads.timer(), writeTimeout, this::waitingForFile, this::fileHangs);
    }

    private Duration waitingForFile() {
        PendingRequest pending = requests.current();
        return pending == null ? Duration.ZERO : pending.waitingForFile();
    }

    /** Its thread waits on; nobody else does. */
    private void fileHangs() {
        PendingRequest pending = requests.current();
        if (pending != null && pending.giveUp()) {
            pending.broken(new UnreadableObjectException(new TimeoutException()));
            session.endAndAbort(unreadable());
        }
    }

    private AssociationAbortedException unreadable() {
        return session.losses().aborted("aborted by ourselves: an object could not be read");
    }

    Requests requests() {
        return requests;
    }

    ResponseTimer timer() {
        return timer;
    }

    /** For whatever else is written on the association. */
    WriteWatch writeWatch() {
        return writeWatch;
    }

    int nextMessageId() {
        return messageIds.updateAndGet(last -> last == LARGEST_MESSAGE_ID ? 1 : last + 1);
    }

    /** Sends a request when its turn has come, or fails it. */
    void submit(PendingRequest pending) {
        if (requests.offer(pending)) {
            next();
        } else {
            pending.fail(session.losses().aborted("the association is closed: open a new one"));
        }
    }

    /** Begins what is to be done next, unless something is under way. */
    void next() {
        PendingRequest pending = requests.next();
        if (pending != null) {
            try {
                threads.run(() -> write(pending));
            } catch (Throwable e) { // our system gives no more threads, or the engine is closed, which has failed the
                // request
                session.endAndClose(
                        session.losses().aborted("cannot send (" + e.getClass().getSimpleName() + ")"));
            }
        } else {
            session.releaseWhenIdle();
        }
    }

    private void write(PendingRequest pending) {
        if (!requests.beginWriting(pending)) {
            return;
        }
        Throwable failure = null;
        boolean cancelled = false;
        writeWatch.begin();
        readWatch.begin();
        try {
            pending.write(wire);
            cancelled = requests.markSent(pending);
            pending.reportSent();
        } catch (Throwable e) {
            failure = e;
        }
        readWatch.end();
        writeWatch.end();
        written(pending, failure);
        if (cancelled) {
            writeCancel(pending);
        }
    }

    private void written(PendingRequest pending, Throwable failure) {
        if (failure instanceof DicomException unreadable) {
            requests.finish(pending, timer::end);
            if (!pending.isBegun()) {
                next();
                pending.broken(unreadable);
                return;
            }
            pending.broken(unreadable);
            session.endAndAbort(unreadable());
            return;
        }
        if (failure != null && !(failure instanceof IOException)) {
            LOG.debug("association {}: failure while sending", session.number(), failure);
            session.endAndAbort(session.losses()
                    .aborted("cannot send (" + failure.getClass().getSimpleName() + ")"));
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
            requests.whileUnderWay(pending, timer::begin);
        }
    }

    /** Tells the peer to stop, as soon as the request is sent; of one that waits nothing is sent. */
    void cancel(PendingRequest pending) {
        if (requests.withdraw(pending)) {
            pending.withdrawn();
            next();
        } else if (requests.cancel(pending)) {
            threads.run(() -> writeCancel(pending));
        }
    }

    private void writeCancel(PendingRequest pending) {
        if (requests.current() != pending) {
            return; // answered meanwhile
        }
        writeWatch.begin();
        try {
            wire.cancel(pending);
            timer.restart();
        } catch (IOException e) {
            LOG.debug("association {}: was lost before it could be cancelled", session.number());
        } finally {
            writeWatch.end();
        }
    }

    /** @throws MalformedCommandException if nobody waits for this response */
    void expect(int contextId, CommandSet response) {
        if (session.contexts().stream().noneMatch(context -> context.id() == contextId)) {
            throw new MalformedCommandException(
                    "presentation context id: " + contextId + " (expected: an accepted one)");
        }
        PendingRequest pending = requests.unanswered();
        int answers = response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1);
        if (pending == null || answers != pending.messageId() || !response.is(pending.answeredBy())) {
            String expected =
                    pending == null ? "no response" : pending.answeredBy() + " to message " + pending.messageId();
            throw new MalformedCommandException(
                    response.name() + " to message " + answers + " (expected: " + expected + ")");
        }
        if (response.hasDataSet() && !pending.takesDataSets()) {
            throw new MalformedCommandException(response.name() + ": a data set (expected: none)");
        }
    }

    /** On dcm4che's reading thread. */
    void responded(IncomingMessages.Message response) {
        PendingRequest pending = requests.current();
        try {
            Optional<DataSet> dataSet = response.dataSet()
                    .map(bytes ->
                            MessageDataSet.decoded(response.command(), bytes, transferSyntax(pending.contextId())));
            if (!pending.responded(response.command(), dataSet)) {
                timer.restart();
            } else if (requests.answer(pending)) {
                done(pending);
            }
        } catch (MalformedCommandException e) {
            malformed(e.getMessage());
            session.endAndAbort(session.losses().aborted("aborted by ourselves: " + e.getMessage()));
        }
    }

    private String transferSyntax(int contextId) {
        return session.contexts().stream()
                .filter(context -> context.id() == contextId)
                .map(PresentationContext::transferSyntax)
                .findFirst()
                .orElseThrow();
    }

    /** The association will end because of what the peer has sent. */
    void malformed(String why) {
        PendingRequest pending = requests.current();
        if (pending != null) {
            pending.malformed(new MalformedResponseException(
                    session.request().peer(), session.request().peer() + ": " + why));
        }
    }

    private void done(PendingRequest pending) {
        requests.finish(pending, timer::end);
        next();
        pending.complete();
    }

    /** Where the objects go that the peer sends now; empty while it was not asked for any. */
    Optional<ObjectIntake> intake() {
        return Optional.ofNullable(requests.unanswered()).flatMap(PendingRequest::intake);
    }

    /** A request of the peer is answered, or will never be. */
    void endServing() {
        requests.endServing();
        session.releaseWhenIdle();
    }

    /** Runs a task when what the peer has sent up to now is written to its files, or dropped. */
    void settle(Runnable task) {
        session.settle(task);
    }

    /**
     * The association has ended: what was asked for fails.
     *
     * @return false if it had ended before
     */
    boolean end(NetworkException cause) {
        List<PendingRequest> abandoned = new ArrayList<>();
        if (!requests.end(cause, abandoned)) {
            return false;
        }
        timer.end();
        PendingRequest writing = requests.current();
        if (writing != null && writing.giveUp()) {
            writing.fail(cause);
        }
        abandoned.forEach(each -> each.fail(cause));
        return true;
    }
}
