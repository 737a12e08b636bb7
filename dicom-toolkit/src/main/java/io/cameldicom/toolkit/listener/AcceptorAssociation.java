package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationNumbers;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.file.Part10Writer;
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
import io.cameldicom.toolkit.upperlayer.ServiceUser;
import io.cameldicom.toolkit.upperlayer.UpperLayer;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The acceptor's side of one association: answers C-ECHO, receives C-STORE. Lives on the channel's event loop. */
final class AcceptorAssociation implements ServiceUser {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptorAssociation.class);

    /** No asynchronous window is negotiated, so one would do; a few more let the end of a connection be seen. */
    static final int MAXIMUM_UNANSWERED = 4;

    private final long number = AssociationNumbers.next();
    private final Channel channel;
    private final ListenerContext listener;
    private final UpperLayer upperLayer;
    private final CommandAssembler commands = new CommandAssembler();
    private final ReadGate gate;
    private final Intake intake;
    private final DeadlineTimer idleTimer;
    private final WriteWatch writeWatch;
    private final String remoteAddress;

    /** Requests that have arrived completely, in order; only the first is being served. */
    private final Deque<Reception> unanswered = new ArrayDeque<>();

    private boolean open;
    private boolean stopping;
    private boolean releaseRequested;
    private AssociateRq request;
    private Map<Integer, PresentationContext> contexts = Map.of();
    private Reception reception;

    AcceptorAssociation(Channel channel, ListenerContext listener) {
        AssociationOptions options = listener.options().association();
        this.channel = channel;
        this.listener = listener;
        this.upperLayer =
                new UpperLayer(Role.ACCEPTOR, new ChannelTransport(channel, options, this::artimExpired), this);
        this.gate = new ReadGate(channel);
        this.intake = new Intake(channel, gate, new SerialExecutor(listener.workers()));
        this.idleTimer = new DeadlineTimer(channel.eventLoop(), options.idleTimeout(), () -> abort("idle"));
        this.writeWatch = new WriteWatch(channel, options.writeTimeout(), () -> abort("the peer took no byte"));
        this.remoteAddress = channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    /** Adds its handlers to the channel. */
    void install() {
        UpperLayerHandler last = new UpperLayerHandler(upperLayer, number);
        Pipeline.add(channel, listener.options().association(), last);
        channel.pipeline().addBefore(channel.pipeline().context(last).name(), null, gate);
    }

    /** Ends the association when nothing is under way; on the event loop. */
    void stop() {
        stopping = true;
        if (unanswered.isEmpty() && reception == null) {
            abort("the listener is closing");
        }
    }

    /** Aborts; on the event loop. */
    void abort(String why) {
        if (upperLayer.abort()) {
            LOG.debug("association {}: aborted by ourselves: {}", number, why);
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
        Optional<AssociateRj> rejection = listener.acceptance().rejection(rq);
        if (rejection.isEmpty()
                && !listener.counters().tryOpen(listener.options().maximumAssociations())) {
            rejection = Optional.of(AssociateRj.LOCAL_LIMIT_EXCEEDED);
        }
        if (rejection.isPresent()) {
            listener.counters().rejected();
            LOG.debug("association {}: rejected, {}", number, rejection.get());
            upperLayer.reject(rejection.get());
            return;
        }
        open = true;
        request = rq;
        AssociateAc acceptance = listener.acceptance().acceptance(rq);
        contexts = Acceptance.contexts(rq, acceptance);
        LOG.debug("association {}: accepted from {}, {} contexts", number, remoteAddress, contexts.size());
        upperLayer.accept(acceptance);
        idleTimer.start();
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
        PresentationContext context = contexts.get(data.contextId());
        if (context == null) {
            throw new MalformedCommandException(
                    "presentation context id: " + data.contextId() + " (expected: an accepted one)");
        }
        if (data.command()) {
            if (reception != null) {
                throw new MalformedCommandException("command fragment (expected: the rest of a data set)");
            }
            commands.add(data.data(), data.last()).ifPresent(command -> received(context, command));
        } else {
            received(data);
        }
    }

    private void restartIdleTimer() {
        if (unanswered.isEmpty() && open) {
            idleTimer.start();
        }
    }

    private void received(PDataTf data) {
        if (reception == null || reception.contextId() != data.contextId()) {
            throw new MalformedCommandException(
                    "data set fragment (expected: a command, or a data set in its context)");
        }
        reception.add(data.data());
        if (data.last()) {
            Reception complete = reception;
            reception = null;
            serve(complete);
        }
    }

    private void serve(Reception complete) {
        unanswered.addLast(complete);
        idleTimer.stop();
        if (unanswered.size() == MAXIMUM_UNANSWERED) {
            gate.hold(ReadGate.Reason.ENOUGH_UNANSWERED);
        }
        if (unanswered.size() == 1) {
            complete.complete();
        }
    }

    private void received(PresentationContext context, CommandSet command) {
        LOG.debug("association {}: {}", number, command.name());
        if ((command.commandField() & CommandField.RESPONSE) != 0) {
            throw new MalformedCommandException(command.name() + " (expected: a request)");
        }
        if (command.is(CommandField.C_CANCEL_RQ)) {
            return; // nothing that we do can be cancelled
        }
        if (command.is(CommandField.C_STORE_RQ) && command.hasDataSet()) {
            reception = store(context, command);
            return;
        }
        int status = command.is(CommandField.C_ECHO_RQ)
                ? StatusCode.SUCCESS
                : command.is(CommandField.C_STORE_RQ)
                        ? StatusCode.CANNOT_UNDERSTAND
                        : StatusCode.UNRECOGNIZED_OPERATION;
        Reception answer = new Reception.Refused(context.id(), command, DimseStatus.of(status), this::answer);
        if (command.hasDataSet()) {
            reception = answer;
        } else {
            serve(answer);
        }
    }

    private Reception store(PresentationContext context, CommandSet command) {
        String sopClass = command.text(CommandTag.AFFECTED_SOP_CLASS_UID);
        String instance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (!Uid.isValid(instance)) {
            return refused(context, command, StatusCode.INVALID_OBJECT_INSTANCE);
        }
        if (!sopClass.equals(context.abstractSyntax())) {
            return refused(context, command, StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
        }
        byte[] meta = Part10Writer.fileMeta(sopClass, instance, context.transferSyntax(), request.callingAeTitle());
        PartFile file = new PartFile(listener.incoming().newPart(), meta);
        return new ObjectReception(
                context.id(),
                command,
                file,
                intake,
                (part, bytes) -> handle(part, bytes, sopClass, instance, context.transferSyntax()),
                this::answer,
                number);
    }

    private Reception refused(PresentationContext context, CommandSet command, int status) {
        return new Reception.Refused(context.id(), command, DimseStatus.of(status), this::answer);
    }

    /** On the writer. */
    private CompletionStage<DimseStatus> handle(
            PartFile part, long bytes, String sopClass, String instance, String transferSyntax) {
        listener.counters().received(bytes);
        return listener.handler()
                .received(new ReceivedObject(
                        part.path(),
                        sopClass,
                        instance,
                        transferSyntax,
                        new AeTitle(request.callingAeTitle()),
                        new AeTitle(request.calledAeTitle()),
                        remoteAddress,
                        number,
                        bytes));
    }

    /** On any thread. */
    private void answer(int contextId, CommandSet command, DimseStatus status) {
        if (channel.eventLoop().inEventLoop()) {
            send(contextId, Dimse.response(command, status).encode());
        } else {
            byte[] response = Dimse.response(command, status).encode();
            channel.eventLoop().execute(() -> send(contextId, response));
        }
    }

    private void send(int contextId, byte[] response) {
        ByteBuf pdu = channel.alloc().buffer(Long.BYTES * 2 + response.length);
        PDataTf.writeHeader(pdu, contextId, true, true, response.length);
        pdu.writeBytes(response);
        if (!upperLayer.data(() -> channel.writeAndFlush(pdu))) {
            pdu.release();
        }
        writeWatch.wrote();
        unanswered.removeFirst();
        gate.release(ReadGate.Reason.ENOUGH_UNANSWERED);
        restartIdleTimer();
        if (!unanswered.isEmpty()) {
            unanswered.getFirst().complete();
        } else if (releaseRequested) {
            upperLayer.releaseResponse();
            end(true);
        } else if (stopping) {
            stop();
        }
    }

    @Override
    public void releaseIndication() {
        discard();
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
        LOG.debug("association {}: aborted by the peer ({})", number, abort.text());
        end(false);
    }

    @Override
    public void providerAbortIndication(String why) {
        LOG.debug("association {}: aborted, {}", number, why);
        end(false);
    }

    private void discard() {
        if (reception != null) {
            reception.discard();
            reception = null;
        }
    }

    private void end(boolean released) {
        discard();
        while (unanswered.size() > 1) {
            unanswered.removeLast().discard(); // its answer could not be sent, so it comes again
        }
        gate.end();
        idleTimer.stop();
        if (open) {
            open = false;
            listener.counters().ended(released);
            LOG.debug("association {}: ended", number);
        }
    }
}
