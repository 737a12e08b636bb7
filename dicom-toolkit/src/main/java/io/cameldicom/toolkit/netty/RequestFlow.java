package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one association: each is sent in its turn, and responses are matched to them. */
final class RequestFlow implements Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFlow.class);
    private static final int LARGEST_MESSAGE_ID = 0xFFFF;

    private final DicomAddress peer;
    private final Channel channel;
    private final UpperLayer upperLayer;
    private final ReadGate gate;
    private final FlowUser user;
    private final RequestQueue queue = new RequestQueue(this::start);
    private final AtomicInteger messageIds = new AtomicInteger();
    private final DeadlineTimer responseTimer;
    private final Runnable noResponse;
    private final WriteWatch writeWatch;
    private final ReadWatch readWatch;

    /**
     * @param user hears of what breaks, and when a request is done with
     * @param responseTimeout how long nothing may be heard of a request
     * @param noResponse nothing was
     */
    RequestFlow(
            DicomAddress peer,
            Channel channel,
            UpperLayer upperLayer,
            ReadGate gate,
            FlowUser user,
            Duration responseTimeout,
            Runnable noResponse,
            WriteWatch writeWatch,
            ReadWatch readWatch) {
        this.peer = peer;
        this.channel = channel;
        this.upperLayer = upperLayer;
        this.gate = gate;
        this.user = user;
        this.responseTimer = new DeadlineTimer(channel.eventLoop(), responseTimeout, this::overdue);
        this.noResponse = noResponse;
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
            pending.fail(user.aborted("the association is closed: open a new one"));
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
            LOG.debug("association {}: failure while sending", user.number(), e);
            String why = "aborted by ourselves: cannot send (" + e.getClass().getSimpleName() + ")";
            channel.eventLoop().execute(() -> user.abort(why));
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
        user.requestDone();
    }

    /** It runs for the request of which nothing was heard for longest. */
    private void restartResponseTimer() {
        queue.silentForLongest()
                .ifPresentOrElse(longest -> responseTimer.start(longest.heardNanos()), responseTimer::stop);
    }

    /** Where the peer is not listened to, unless for what it sends too much, or waits for us, it is not to blame. */
    private void overdue() {
        if (gate.isHeldByUs() || user.isAwaited()) {
            heard();
        } else {
            noResponse.run();
        }
    }

    @Override
    public void heard() {
        queue.heard(System.nanoTime());
        restartResponseTimer();
    }

    @Override
    public void hold() {
        gate.hold(ReadGate.Reason.LISTENER_BUSY);
    }

    @Override
    public void goOn() {
        heard();
        gate.release(ReadGate.Reason.LISTENER_BUSY);
    }

    @Override
    public void between(Runnable write) {
        queue.between(write);
    }

    @Override
    public boolean withdraw(PendingRequest request) {
        boolean withdrawn = queue.withdraw(request);
        if (withdrawn) {
            user.requestDone();
        }
        return withdrawn;
    }

    @Override
    public void settle(Runnable task) {
        user.settle(task);
    }

    /** Where the objects go that the peer sends now; empty while it was not asked for any. */
    Optional<ObjectIntake> intake() {
        return queue.unanswered().stream()
                .flatMap(pending -> pending.intake().stream())
                .findFirst();
    }

    @Override
    public void abortUnread() {
        user.abort("aborted by ourselves: an object could not be read");
    }

    /**
     * Takes the command of a response.
     *
     * @return what takes its data set, if it has one that is read
     * @throws MalformedCommandException if it is no response to what was asked, or cannot be read
     */
    Optional<Reception> responded(PresentationContext context, CommandSet command) {
        int answers = command.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1);
        PendingRequest pending = queue.unanswered(answers)
                .filter(request -> command.is(request.answeredBy()))
                .orElseThrow(() -> new MalformedCommandException(
                        command.name() + " to message " + answers + " (expected: " + expected() + ")"));
        if (pending.takesDataSets() && command.hasDataSet()) {
            return Optional.of(
                    new ResponseDataSet(context, command, dataSet -> responded(pending, command, Optional.of(dataSet)))
                            .reception());
        }
        responded(pending, command, Optional.empty());
        return Optional.empty();
    }

    private void responded(PendingRequest pending, CommandSet command, Optional<DataSet> dataSet) {
        if (pending.responded(command, dataSet)) {
            done(pending);
        } else if (pending.isSent()) {
            pending.heard(System.nanoTime());
            restartResponseTimer();
        }
    }

    private String expected() {
        return queue.oldest()
                .map(request -> request.answeredBy() + " to message " + request.messageId())
                .orElse("no response");
    }

    /** What the peer has sent cannot be read: the association ends because of that. */
    void malformed(MalformedCommandException why) {
        MalformedResponseException told = new MalformedResponseException(peer, peer + ": " + why.getMessage(), why);
        queue.unanswered().forEach(pending -> pending.malformed(told));
    }

    /** The association has ended: what was asked for fails. */
    void fail(NetworkException cause) {
        responseTimer.stop();
        queue.drain().forEach(pending -> pending.fail(cause));
    }
}
