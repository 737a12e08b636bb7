package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Decision;
import io.cameldicom.toolkit.listener.UserIdentityValidator.Requestor;
import io.cameldicom.toolkit.netty.AcceptorRequests;
import io.cameldicom.toolkit.netty.ChannelTransport;
import io.cameldicom.toolkit.netty.DeadlineTimer;
import io.cameldicom.toolkit.netty.Pipeline;
import io.cameldicom.toolkit.netty.UpperLayerHandler;
import io.cameldicom.toolkit.netty.WriteWatch;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.PduDecoder;
import io.cameldicom.toolkit.reception.Intake;
import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.reception.Requests;
import io.cameldicom.toolkit.reception.SerialExecutor;
import io.cameldicom.toolkit.upperlayer.ServiceUser;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The acceptor's side of one association, from the connection to its end. Lives on the channel's event loop. */
final class AcceptorAssociation implements ServiceUser {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptorAssociation.class);

    private final long number = AssociationNumbers.next();
    private final Channel channel;
    private final String peerAddress;
    private final ListenerContext listener;
    private final UpperLayer upperLayer;
    private final ReadGate gate;
    private final Intake intake;
    private final DeadlineTimer idleTimer;
    private final WriteWatch writeWatch;
    private final Unanswered unanswered;

    private boolean open;
    private boolean stopping;
    private boolean releaseRequested;
    private Requests requests;
    private Responses responses;
    private AcceptorRequests sent;

    AcceptorAssociation(Channel channel, ListenerContext listener) {
        AssociationOptions options = listener.options().association();
        this.channel = channel;
        this.peerAddress =
                Security.address(channel).map(InetAddress::getHostAddress).orElse("");
        this.listener = listener;
        this.upperLayer =
                new UpperLayer(Role.ACCEPTOR, new ChannelTransport(channel, options, this::artimExpired), this);
        this.gate = new ReadGate(channel);
        this.intake = new Intake(channel, gate, new SerialExecutor(listener.workers()));
        this.idleTimer = new DeadlineTimer(channel.eventLoop(), options.idleTimeout(), () -> abort("idle"));
        this.writeWatch = new WriteWatch(channel, options.writeTimeout(), () -> abort("the peer took no byte"));
        this.unanswered = new Unanswered(gate);
    }

    /** Adds its handlers to the channel. */
    void install() {
        UpperLayerHandler last = new UpperLayerHandler(upperLayer, number);
        Pipeline.add(channel, listener.options().association(), last);
        channel.pipeline().addBefore(channel.pipeline().context(last).name(), null, gate);
        PduDecoder decoder = channel.pipeline().get(PduDecoder.class);
        channel.pipeline()
                .addBefore(channel.pipeline().context(decoder).name(), null, new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
                        ctx.fireChannelRead(bytes);
                        if (!open) {
                            listener.loose().waits(channel, decoder.waitingMemory());
                        }
                    }
                });
    }

    /** Ends the association when nothing is under way; on the event loop. */
    void stop() {
        stopping = true;
        if (unanswered.isEmpty() && (requests == null || !requests.isReceiving())) {
            abort("the listener is closing");
        }
    }

    /** Aborts; on the event loop. */
    void abort(String why) {
        if (upperLayer.abort()) {
            tell("aborted by ourselves: " + why);
        } else if (!open) {
            channel.close();
        }
        end(false);
    }

    private void artimExpired() {
        upperLayer.artimExpired();
    }

    @Override
    public void associateIndication(AssociateRq rq) {
        Optional<X509Certificate> certificate = Security.certificate(channel);
        Optional<Refusal> refusal =
                listener.admission().refusal(rq, Security.address(channel).orElse(null), certificate);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        Optional<IdentityCheck> identity = listener.identity();
        if (identity.isEmpty()) {
            admit(rq, Optional.empty());
            return;
        }
        Requestor requestor = new Requestor(
                new AeTitle(rq.callingAeTitle()),
                new AeTitle(rq.calledAeTitle()),
                remoteAddress(),
                certificate.map(shown -> shown.getSubjectX500Principal().getName()));
        identity.get()
                .ask(rq.userInformation().userIdentity(), requestor)
                .whenCompleteAsync((decision, failure) -> decided(rq, decision, failure), channel.eventLoop());
    }

    private void decided(AssociateRq rq, Decision decision, Throwable failure) {
        if (!channel.isActive()) {
            return; // it did not wait
        }
        if (failure == null && decision.accepted()) {
            admit(rq, Optional.of(decision.response()));
        } else {
            refuse(IdentityCheck.refusal(failure));
        }
    }

    private void refuse(Refusal refusal) {
        listener.refusals().add(refusal.cause(), remoteAddress(), refusal.text());
        tell("rejected, " + refusal.answer());
        upperLayer.reject(refusal.answer());
    }

    /** Why there is no room for one more. */
    private Optional<Refusal> lack(AssociateRq rq) {
        if (listener.incoming().room().isLow()) {
            return Optional.of(new Refusal(
                    RejectionCause.LOW_DISK_SPACE,
                    AssociateRj.TEMPORARY_CONGESTION,
                    "there is not enough free space on the disk: make room"));
        }
        return listener.counters()
                .tryOpen(listener.options(), remoteAddress(), rq.callingAeTitle())
                .map(cause -> new Refusal(
                        cause,
                        AssociateRj.LOCAL_LIMIT_EXCEEDED,
                        cause == RejectionCause.TOO_MANY_OF_PEER
                                ? "it has as many associations as maximumAssociationsPerPeer allows"
                                : "there are as many associations as maximumAssociations allows"));
    }

    private void admit(AssociateRq rq, Optional<ByteBuffer> identityResponse) {
        Optional<Refusal> lack = lack(rq);
        if (lack.isPresent()) {
            refuse(lack.get());
            return;
        }
        open = true;
        listener.loose().remove(channel);
        AssociateAc acceptance = listener.acceptance().acceptance(rq, identityResponse);
        Map<Integer, PresentationContext> contexts = Acceptance.contexts(rq, acceptance);
        responses = new Responses(channel, upperLayer, writeWatch, maximumFragment(rq));
        Caller caller = new Caller(
                listener.address(),
                new AeTitle(rq.callingAeTitle()),
                new AeTitle(rq.calledAeTitle()),
                remoteAddress(),
                number);
        sent = new AcceptorRequests(
                peer(caller),
                number,
                channel,
                upperLayer,
                gate,
                listener.options().association(),
                writeWatch,
                Acceptance.taken(acceptance, contexts),
                maximumFragment(rq),
                listener.sending(),
                this::abort);
        Services services = new Services(
                listener,
                caller,
                intake,
                this::answer,
                responses,
                this::answered,
                unanswered::cancel,
                sent,
                this::abort);
        requests = new Requests(contexts, services::begin, this::serve);
        tell("accepted, " + contexts.size() + " contexts");
        if (upperLayer.accept(acceptance)) {
            idleTimer.start();
        } else {
            end(false); // it broke the rules while it was asked who it is
        }
    }

    private String remoteAddress() {
        return peerAddress;
    }

    @Override
    public void associateConfirmation(AssociateAc acceptance) {
        throw new IllegalStateException("A-ASSOCIATE confirmation at an acceptor");
    }

    @Override
    public void associateConfirmation(AssociateRj rejection) {
        throw new IllegalStateException("A-ASSOCIATE confirmation at an acceptor");
    }

    @Override
    public void dataIndication(PDataTf data) {
        restartIdleTimer();
        requests.add(data);
    }

    private void restartIdleTimer() {
        if (unanswered.isEmpty() && open) {
            idleTimer.start();
        }
    }

    private void serve(Reception complete) {
        if ((complete.command().commandField() & CommandField.RESPONSE) != 0) {
            complete.complete();
            return;
        }
        idleTimer.stop();
        unanswered.add(complete);
    }

    private DicomAddress peer(Caller caller) {
        int port = channel.remoteAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        return new DicomAddress(caller.callingAeTitle(), caller.remoteAddress(), port);
    }

    private int maximumFragment(AssociateRq rq) {
        return PDataTf.maximumFragment(
                rq.userInformation().maximumLength(),
                listener.options().association().maximumSendPduLength());
    }

    /** On any thread. */
    private void answer(int contextId, CommandSet command, DimseStatus status) {
        responses.last(contextId, Dimse.response(command, status).encode(), Optional.empty(), this::answered);
    }

    /** The final response to the request that is being served was sent. */
    private void answered() {
        if (unanswered.answered()) {
            return;
        }
        restartIdleTimer();
        if (releaseRequested) {
            upperLayer.releaseResponse();
            end(true);
        } else if (stopping) {
            stop();
        }
    }

    @Override
    public void releaseIndication() {
        requests.discard();
        releaseRequested = true;
        if (unanswered.isEmpty()) {
            upperLayer.releaseResponse();
            end(true);
        }
    }

    @Override
    public void releaseConfirmation() {
        throw new IllegalStateException("A-RELEASE confirmation without a request");
    }

    @Override
    public void abortIndication(Abort abort) {
        tell("aborted by the peer (" + abort.text() + ")");
        end(false);
    }

    @Override
    public void providerAbortIndication(String why) {
        tell("aborted, " + why);
        end(false);
    }

    private void tell(String what) {
        if (LOG.isDebugEnabled()) {
            String from = remoteAddress();
            LOG.atDebug()
                    .addKeyValue("association", number)
                    .addKeyValue("peer", from)
                    .log("association {} from {}: {}", number, from, what);
        }
    }

    private void end(boolean released) {
        if (requests != null) {
            requests.discard();
        }
        unanswered.abandon();
        if (sent != null) {
            sent.end();
        }
        gate.end();
        idleTimer.stop();
        if (open) {
            open = false;
            listener.counters().ended(released, remoteAddress());
            if (channel.isActive()) {
                listener.loose().add(channel);
            }
            tell(released ? "released" : "ended");
        }
    }
}
