package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.StoreProgress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.upperlayer.ServiceUser;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requestor's side of an association: a service user whose requests wait in a queue. */
final class NettyAssociation implements Association, ServiceUser, Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(NettyAssociation.class);
    private static final int LARGEST_MESSAGE_ID = 0xFFFF;

    private final long number = AssociationNumbers.next();
    private final AssociationRequest request;
    private final Channel channel;
    private final SendResources resources;
    private final UpperLayer upperLayer;
    private final RequestQueue queue = new RequestQueue();
    private final CommandAssembler commands = new CommandAssembler();
    private final AtomicInteger messageIds = new AtomicInteger();
    private final CompletableFuture<Association> established = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final DeadlineTimer associateTimer;
    private final DeadlineTimer responseTimer;
    private final DeadlineTimer releaseTimer;
    private final WriteWatch writeWatch;
    private volatile List<PresentationContext> contexts = List.of();
    private volatile int maximumFragment;
    private volatile boolean releasing;

    NettyAssociation(AssociationRequest request, Channel channel, SendResources resources) {
        this.request = request;
        this.channel = channel;
        this.resources = resources;
        ChannelTransport transport = new ChannelTransport(channel, request.options(), this::artimExpired);
        this.upperLayer = new UpperLayer(Role.REQUESTOR, transport, this);
        this.associateTimer = timer(request.options().associateTimeout(), "A-ASSOCIATE-AC", "associate timeout");
        this.responseTimer = timer(request.options().responseTimeout(), "response", "response timeout");
        this.releaseTimer = timer(request.options().releaseTimeout(), "A-RELEASE-RP", "release timeout");
        this.writeWatch = new WriteWatch(
                channel,
                request.options().writeTimeout(),
                () -> timedOut("the peer took no byte", request.options().writeTimeout(), "write timeout"));
    }

    private DeadlineTimer timer(Duration duration, String awaited, String name) {
        return new DeadlineTimer(channel.eventLoop(), duration, () -> timedOut("no " + awaited, duration, name));
    }

    /** Negotiates on a connected channel; on the event loop. */
    CompletionStage<Association> associate() {
        Pipeline.add(channel, request.options(), new UpperLayerHandler(upperLayer, number));
        associateTimer.start();
        upperLayer.associate(Negotiation.request(request));
        upperLayer.connectionConfirmed();
        if (!channel.isActive()) {
            upperLayer.connectionClosed("connection closed by the peer"); // before there was a handler to hear of it
        }
        return established;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public DicomAddress peer() {
        return request.peer();
    }

    @Override
    public List<PresentationContext> contexts() {
        return contexts;
    }

    @Override
    public boolean isOpen() {
        return !queue.isClosed();
    }

    @Override
    public CompletionStage<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<DimseStatus> echo() {
        Optional<PresentationContext> context = contexts.stream()
                .filter(c -> c.abstractSyntax().equals(Uid.VERIFICATION))
                .findFirst();
        if (context.isEmpty()) {
            return CompletableFuture.failedFuture(Negotiation.noContext(request, contexts, Uid.VERIFICATION, ""));
        }
        PendingEcho echo = new PendingEcho(nextMessageId(), context.get().id(), this);
        offer(echo);
        return echo.result();
    }

    @Override
    public CompletionStage<StoreResponse> store(EncodedDataSet dataSet, StoreProgress progress) {
        Optional<PresentationContext> context = context(dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        if (context.isEmpty()) {
            return CompletableFuture.failedFuture(
                    Negotiation.noContext(request, contexts, dataSet.sopClassUid(), dataSet.transferSyntaxUid()));
        }
        if (dataSet.length() % 2 != 0) {
            return CompletableFuture.failedFuture(new MalformedObjectException(
                    MalformedObjectException.Problem.MALFORMED,
                    "data set length: " + dataSet.length() + " (expected: even)",
                    -1,
                    0));
        }
        PendingStore store = new PendingStore(
                nextMessageId(), context.get().id(), maximumFragment, dataSet, progress, this, resources);
        offer(store);
        return store.result();
    }

    private int nextMessageId() {
        return messageIds.updateAndGet(last -> last == LARGEST_MESSAGE_ID ? 1 : last + 1);
    }

    private void offer(PendingRequest pending) {
        if (!queue.offer(pending)) {
            pending.fail(aborted("the association is closed: open a new one"));
        }
    }

    @Override
    public CompletionStage<Void> release() {
        queue.close();
        execute(() -> {
            releasing = true;
            releaseWhenIdle();
        });
        return closed;
    }

    private void releaseWhenIdle() {
        if (releasing && queue.isEmpty() && upperLayer.release()) {
            releaseTimer.start();
        }
    }

    @Override
    public void abort() {
        execute(() -> {
            upperLayer.abort();
            end(aborted("aborted by ourselves"));
        });
    }

    @Override
    public boolean execute(Runnable task) {
        try {
            channel.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
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
    public void awaitResponse() {
        responseTimer.start();
    }

    @Override
    public void done(PendingRequest pending) {
        responseTimer.stop();
        queue.advance();
        pending.complete();
        releaseWhenIdle();
    }

    @Override
    public void abortUnread() {
        upperLayer.abort();
        end(aborted("aborted by ourselves: an object could not be read"));
    }

    private void timedOut(String what, Duration after, String name) {
        boolean wasReleasing = releasing;
        upperLayer.abort();
        end(
                wasReleasing && queue.isEmpty()
                        ? null
                        : new DicomTimeoutException(
                                peer(), peer() + ": " + what + " within " + after.toMillis() + " ms (" + name + ")"));
    }

    private void artimExpired() {
        upperLayer.artimExpired();
    }

    @Override
    public void associateIndication(AssociateRq rq) {
        throw new IllegalStateException("A-ASSOCIATE indication at a requestor");
    }

    @Override
    public void associateConfirmation(AssociateAc ac) {
        associateTimer.stop();
        contexts = Negotiation.accepted(request, ac);
        maximumFragment = PdvWriter.maximumFragment(
                ac.userInformation().maximumLength(), request.options().maximumSendPduLength());
        LOG.debug("association {}: established with {}, {} contexts", number, peer(), contexts.size());
        established.complete(this);
    }

    @Override
    public void associateConfirmation(AssociateRj rejection) {
        end(Rejection.of(request, rejection));
    }

    @Override
    public void dataIndication(PDataTf data) {
        if (!data.command()) {
            throw new MalformedCommandException("data set fragment (expected: a response without a data set)");
        }
        commands.add(data.data(), data.last()).ifPresent(this::responded);
    }

    private void responded(CommandSet command) {
        PendingRequest pending =
                queue.current().orElseThrow(() -> new MalformedCommandException(command.name() + " without a request"));
        int answers = command.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO).orElse(-1);
        if (!command.is(pending.response()) || answers != pending.messageId()) {
            throw new MalformedCommandException(command.name() + " to message " + answers + " (expected: "
                    + pending.response() + " to message " + pending.messageId() + ")");
        }
        if (pending.responded(command)) {
            done(pending);
        }
    }

    @Override
    public void releaseIndication() {
        if (!queue.isEmpty()) {
            end(aborted("the peer released the association before it answered"));
        }
        upperLayer.releaseResponse();
        if (!releasing) {
            end(aborted("released by the peer"));
        }
    }

    @Override
    public void releaseConfirmation() {
        end(null);
    }

    @Override
    public void abortIndication(Abort abort) {
        end(releasing && queue.isEmpty() ? null : aborted("aborted by the peer (" + abort.text() + ")"));
    }

    @Override
    public void providerAbortIndication(String why) {
        end(releasing && queue.isEmpty() ? null : aborted(why));
    }

    private AssociationAbortedException aborted(String why) {
        return new AssociationAbortedException(peer(), peer() + ": " + why);
    }

    /** @param cause why the association has ended, null if it was released */
    private void end(NetworkException cause) {
        if (closed.isDone()) {
            return;
        }
        associateTimer.stop();
        responseTimer.stop();
        releaseTimer.stop();
        LOG.debug("association {}: {}", number, cause == null ? "released" : cause.getMessage());
        List<PendingRequest> pending = queue.drain();
        NetworkException failure = cause == null ? aborted("released") : cause;
        pending.forEach(p -> p.fail(failure));
        established.completeExceptionally(failure);
        closed.complete(null);
    }
}
