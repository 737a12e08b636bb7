package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.reception.Requests;
import io.cameldicom.toolkit.tls.FirstByte;
import io.cameldicom.toolkit.tls.TlsDiagnosis;
import io.cameldicom.toolkit.tls.TlsDiagnosis.Side;
import io.cameldicom.toolkit.upperlayer.ServiceUser;
import io.cameldicom.toolkit.upperlayer.State;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an association at its requestor, from A-ASSOCIATE-RQ to its end, of which there is one and for one reason.
 * On the channel's event loop.
 */
final class RequestorSession implements ServiceUser, FlowUser {
    private static final Logger LOG = LoggerFactory.getLogger(RequestorSession.class);

    private final long number = AssociationNumbers.next();
    private final AssociationRequest request;
    private final Channel channel;
    private final UpperLayer upperLayer;
    private final ReadGate gate;
    private final RequestFlow requests;
    private final PeerRequests peer;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final DeadlineTimer associateTimer;
    private final DeadlineTimer releaseTimer;
    private volatile Agreement agreement = Agreement.NONE;
    private Requests messages;
    private UpperLayerHandler handler;
    private FirstByte spoken = FirstByte.DICOM;
    private boolean releasing;

    /** @param workers write files of objects that arrive and run handlers, which may block */
    RequestorSession(AssociationRequest request, Channel channel, Executor workers) {
        AssociationOptions options = request.options();
        this.request = request;
        this.channel = channel;
        this.upperLayer =
                new UpperLayer(Role.REQUESTOR, new ChannelTransport(channel, options, this::artimExpired), this);
        this.associateTimer = timer(
                Kind.ASSOCIATE,
                "no A-ASSOCIATE-AC",
                options.associateTimeout(),
                "associate timeout): check that the peer speaks DICOM on this port, with or without TLS as here");
        this.releaseTimer = timer(Kind.RELEASE, "no A-RELEASE-RP", options.releaseTimeout(), "release timeout)");
        Duration writeTimeout = options.writeTimeout();
        Duration responseTimeout = options.responseTimeout();
        this.gate = new ReadGate(channel);
        gate.serving(true); // whether the peer takes what we send is the write timeout's business
        this.requests = new RequestFlow(
                request.peer(),
                channel,
                upperLayer,
                gate,
                this,
                responseTimeout,
                () -> timedOut(
                        Kind.RESPONSE,
                        "no response",
                        responseTimeout,
                        "response timeout): look what the peer is busy with, or wait longer"),
                new WriteWatch(
                        channel,
                        writeTimeout,
                        () -> timedOut(
                                Kind.WRITE,
                                "the peer took no byte",
                                writeTimeout,
                                "write timeout): check the network, and look what the peer is busy with")),
                new ReadWatch(channel.eventLoop(), writeTimeout));
        this.peer = new PeerRequests(request, channel, gate, requests, this, workers);
    }

    private DeadlineTimer timer(Kind kind, String what, Duration after, String nameAndNextStep) {
        return new DeadlineTimer(channel.eventLoop(), after, () -> timedOut(kind, what, after, nameAndNextStep));
    }

    @Override
    public long number() {
        return number;
    }

    /** On any thread. */
    Agreement agreement() {
        return agreement;
    }

    /** On any thread. */
    RequestFlow requests() {
        return requests;
    }

    /** Completes, always normally, when the association has ended. */
    CompletionStage<Void> closed() {
        return closed;
    }

    /** Negotiates on a connected channel. */
    CompletionStage<Void> associate() {
        channel.pipeline().addLast(new FirstByteWatch(this::speaks));
        handler = new UpperLayerHandler(upperLayer, number);
        Pipeline.add(channel, request.options(), handler);
        channel.pipeline().addBefore(channel.pipeline().context(handler).name(), null, gate);
        associateTimer.start();
        upperLayer.associate(Negotiation.request(request));
        upperLayer.connectionConfirmed();
        if (!channel.isActive()) {
            upperLayer.connectionClosed(handler.loss()); // perhaps before there was a handler to hear of it
        }
        return established;
    }

    void release() {
        releasing = true;
        requestDone();
    }

    /** A peer that waits for an answer gets it before the association is released, within the release timeout. */
    @Override
    public void requestDone() {
        if (releasing && requests.isEmpty() && (peer.isServing() || upperLayer.release())) {
            releaseTimer.start();
        }
    }

    @Override
    public boolean isAwaited() {
        return peer.isServing();
    }

    @Override
    public void settle(Runnable task) {
        peer.settle(task);
    }

    @Override
    public void abort(String why) {
        upperLayer.abort();
        end(aborted(why));
    }

    private void timedOut(Kind kind, String what, Duration after, String nameAndNextStep) {
        boolean wasReleased = isReleased();
        upperLayer.abort();
        end(
                wasReleased
                        ? null
                        : new DicomTimeoutException(
                                request.peer(),
                                kind,
                                request.peer() + ": " + what + " within " + after.toMillis() + " ms ("
                                        + nameAndNextStep));
    }

    /** Whether nothing but the end of the association is awaited: however it comes then, nothing is lost. */
    private boolean isReleased() {
        return releasing && requests.isEmpty();
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
        agreement = Agreement.of(request, ac);
        requests.window(agreement.window());
        messages = new Requests(agreement.contextsById(), this::begin, this::complete);
        tell("established, " + agreement.contexts().size() + " contexts");
        established.complete(null);
    }

    @Override
    public void associateConfirmation(AssociateRj rejection) {
        end(AssociationRejectedException.of(request, rejection.result(), rejection.source(), rejection.reason()));
    }

    @Override
    public void dataIndication(PDataTf data) {
        try {
            messages.add(data);
        } catch (MalformedCommandException e) {
            requests.malformed(e);
            throw e;
        }
        if (!data.command()) {
            requests.heard();
        }
    }

    private Optional<Reception> begin(PresentationContext context, CommandSet command) {
        if (isResponse(command)) {
            return requests.responded(context, command);
        }
        LOG.debug("association {}: {} of the peer", number, command.name());
        return upperLayer.state() == State.STA7
                ? Optional.of(peer.refused(context, command, StatusCode.PROCESSING_FAILURE)) // and cannot be answered
                : peer.begin(agreement, context, command);
    }

    private void complete(Reception reception) {
        if (isResponse(reception.command())) {
            reception.complete();
        } else {
            peer.serve(reception);
        }
    }

    private static boolean isResponse(CommandSet command) {
        return (command.commandField() & CommandField.RESPONSE) != 0;
    }

    @Override
    public void releaseIndication() {
        if (!requests.isEmpty()) {
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
        end(isReleased() ? null : aborted("aborted by the peer (" + abort.text() + ")"));
    }

    @Override
    public void providerAbortIndication(String why) {
        if (handler.tlsFailure() != null && !established.isDone()) {
            end(TlsDiagnosis.of(handler.tlsFailure(), Side.REQUESTOR)
                    .afterHandshake(request.peer(), handler.tlsFailure()));
        } else if (spoken.noDicom().isPresent()) {
            end(aborted(spoken.noDicom().get()));
        } else {
            boolean unanswered = !established.isDone() && why.startsWith(UpperLayerHandler.LOSS);
            AssociationAbortedException loss =
                    unanswered ? AssociationAbortedException.unanswered(request, why) : aborted(why);
            end(isReleased() ? null : loss);
        }
    }

    /** What a peer that speaks TLS sends is not passed on; anything else is for the state machine, which aborts if it is no DICOM. */
    private boolean speaks(FirstByte first) {
        spoken = first;
        boolean unexpected = first == FirstByte.TLS && request.options().tls().isEmpty();
        if (unexpected) {
            end(TlsDiagnosis.unexpectedTls(Side.REQUESTOR).afterHandshake(request.peer(), null));
            channel.close();
        }
        return !unexpected;
    }

    @Override
    public AssociationAbortedException aborted(String why) {
        return new AssociationAbortedException(request.peer(), request.peer() + ": " + why, !established.isDone());
    }

    private void tell(String what) {
        LOG.atDebug()
                .addKeyValue("association", number)
                .addKeyValue("destination", request.peer())
                .log("association {} with {}: {}", number, request.peer(), what);
    }

    /** @param cause why the association has ended, null if it was released */
    private void end(NetworkException cause) {
        if (closed.isDone()) {
            return;
        }
        associateTimer.stop();
        releaseTimer.stop();
        tell(cause == null ? "released" : cause.getMessage());
        NetworkException failure = cause == null ? aborted("released") : cause;
        try {
            dropWhatArrives();
        } finally {
            requests.fail(failure);
            established.completeExceptionally(failure);
            closed.complete(null);
        }
    }

    private void dropWhatArrives() {
        gate.end();
        peer.abandon();
        if (messages != null) {
            messages.discard();
        }
    }
}
