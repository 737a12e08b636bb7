package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DicomTimeoutException.Kind;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.pdu.Abort;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRj;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.upperlayer.ServiceUser;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an association at its requestor, from A-ASSOCIATE-RQ to its end, of which there is one and for one reason.
 * On the channel's event loop.
 */
final class RequestorSession implements ServiceUser {
    private static final Logger LOG = LoggerFactory.getLogger(RequestorSession.class);

    private final long number = AssociationNumbers.next();
    private final AssociationRequest request;
    private final Channel channel;
    private final UpperLayer upperLayer;
    private final RequestFlow requests;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final DeadlineTimer associateTimer;
    private final DeadlineTimer releaseTimer;
    private volatile Agreement agreement = Agreement.NONE;
    private boolean releasing;

    RequestorSession(AssociationRequest request, Channel channel) {
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
        this.requests = new RequestFlow(
                request.peer(),
                channel,
                upperLayer,
                this,
                timer(
                        Kind.RESPONSE,
                        "no response",
                        options.responseTimeout(),
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
    }

    private DeadlineTimer timer(Kind kind, String what, Duration after, String nameAndNextStep) {
        return new DeadlineTimer(channel.eventLoop(), after, () -> timedOut(kind, what, after, nameAndNextStep));
    }

    long number() {
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
        UpperLayerHandler handler = new UpperLayerHandler(upperLayer, number);
        Pipeline.add(channel, request.options(), handler);
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
        releaseWhenIdle();
    }

    /** To be called when a request is done with. */
    void releaseWhenIdle() {
        if (releasing && requests.isEmpty() && upperLayer.release()) {
            releaseTimer.start();
        }
    }

    void abort(String why) {
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
        tell("established, " + agreement.contexts().size() + " contexts");
        established.complete(null);
    }

    @Override
    public void associateConfirmation(AssociateRj rejection) {
        end(AssociationRejectedException.of(request, rejection.result(), rejection.source(), rejection.reason()));
    }

    @Override
    public void dataIndication(PDataTf data) {
        if (agreement.contexts().stream().noneMatch(context -> context.id() == data.contextId())) {
            throw new MalformedCommandException(
                    "presentation context id: " + data.contextId() + " (expected: an accepted one)");
        }
        requests.received(data);
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
        end(isReleased() ? null : aborted(why));
    }

    AssociationAbortedException aborted(String why) {
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
        requests.fail(failure);
        established.completeExceptionally(failure);
        closed.complete(null);
    }
}
