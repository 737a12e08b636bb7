package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one association: each is sent in its turn, and responses are matched to them. */
final class RequestFlow implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFlow.class);
    private static final int LARGEST_MESSAGE_ID = 0xFFFF;

    private final DicomAddress peer;
    private final Channel channel;
    private final UpperLayer upperLayer;
    private final RequestorSession session;
    private final RequestQueue queue = new RequestQueue(this::start);
    private final CommandAssembler commands = new CommandAssembler();
    private final AtomicInteger messageIds = new AtomicInteger();
    private final DeadlineTimer responseTimer;
    private final WriteWatch writeWatch;
    private final ReadWatch readWatch;

    /** @param session hears of timeouts, of what breaks, and when nothing is left to do */
    RequestFlow(
            DicomAddress peer,
            Channel channel,
            UpperLayer upperLayer,
            RequestorSession session,
            DeadlineTimer responseTimer,
            WriteWatch writeWatch,
            ReadWatch readWatch) {
        this.peer = peer;
        this.channel = channel;
        this.upperLayer = upperLayer;
        this.session = session;
        this.responseTimer = responseTimer;
        this.writeWatch = writeWatch;
        this.readWatch = readWatch;
    }

    /** On any thread. */
    int nextMessageId() {
        return messageIds.updateAndGet(last -> last == LARGEST_MESSAGE_ID ? 1 : last + 1);
    }

    /** What the peer's acceptance allows. */
    void window(int mostUnanswered) {
        queue.window(mostUnanswered);
    }

    /** Sends a request when its turn has come, or fails it; on any thread. */
    void offer(PendingRequest pending) {
        if (!queue.offer(pending)) {
            pending.fail(session.aborted("the association is closed: open a new one"));
        }
    }

    boolean isClosed() {
        return queue.isClosed();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Takes no more requests; on any thread. */
    void close() {
        queue.close();
    }

    @Override
    public DicomAddress peer() {
        return peer;
    }

    @Override
    public boolean execute(Runnable task) {
        try {
            channel.eventLoop().execute(() -> abortUponFailure(task));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void start(PendingRequest next) {
        abortUponFailure(next::start);
    }

    /** What is left half done must not leave anybody without an answer. */
    private void abortUponFailure(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.debug("association {}: failure while sending", session.number(), e);
            String why = "aborted by ourselves: cannot send (" + e.getClass().getSimpleName() + ")";
            channel.eventLoop().execute(() -> session.abort(why));
        }
    }

    @Override
    public boolean write(ByteBuf pdus, Consumer<Boolean> written) {
        boolean allowed = upperLayer.data(
                () -> channel.writeAndFlush(pdus).addListener(future -> written.accept(future.isSuccess())));
        if (allowed) {
            writeWatch.wrote();
        }
        return allowed;
    }

    @Override
    public void readBegins(Runnable stalled) {
        readWatch.begin(stalled);
    }

    @Override
    public void readEnds(Runnable stalled) {
        readWatch.end(stalled);
    }

    /** Lets the next request follow, if the window of asynchronous operations allows it. */
    @Override
    public void awaitResponse(PendingRequest pending) {
        pending.sent(System.nanoTime());
        restartResponseTimer();
        queue.sent(pending);
    }

    @Override
    public void done(PendingRequest pending) {
        pending.complete();
        leave(pending);
    }

    @Override
    public void unsent(PendingRequest pending) {
        leave(pending);
    }

    private void leave(PendingRequest pending) {
        queue.done(pending);
        restartResponseTimer();
        session.releaseWhenIdle();
    }

    /** It runs for the request that has waited longest. */
    private void restartResponseTimer() {
        queue.oldest()
                .filter(PendingRequest::isSent)
                .ifPresentOrElse(oldest -> responseTimer.start(oldest.sentNanos()), responseTimer::stop);
    }

    @Override
    public void abortUnread() {
        session.abort("aborted by ourselves: an object could not be read");
    }

    /** Takes a fragment of a response. */
    void received(PDataTf data) {
        if (!data.command()) {
            throw new MalformedCommandException("data set fragment (expected: a response without a data set)");
        }
        commands.add(data.data(), data.last()).ifPresent(this::responded);
    }

    private void responded(CommandSet command) {
        int answers = command.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1);
        PendingRequest pending = queue.unanswered(answers)
                .filter(request -> command.is(request.response()))
                .orElseThrow(() -> new MalformedCommandException(
                        command.name() + " to message " + answers + " (expected: " + expected() + ")"));
        if (pending.responded(command)) {
            done(pending);
        }
    }

    private String expected() {
        return queue.oldest()
                .map(request -> request.response() + " to message " + request.messageId())
                .orElse("no response");
    }

    /** The association has ended: what was asked for fails. */
    void fail(NetworkException cause) {
        responseTimer.stop();
        queue.drain().forEach(pending -> pending.fail(cause));
    }
}
