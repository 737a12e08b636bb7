package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.file.Part10Writer;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.reception.DiskRoom;
import io.cameldicom.toolkit.reception.Intake;
import io.cameldicom.toolkit.reception.LoggedAssociation;
import io.cameldicom.toolkit.reception.ObjectReception;
import io.cameldicom.toolkit.reception.PartFile;
import io.cameldicom.toolkit.reception.ReadGate;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.reception.SerialExecutor;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The peer's requests on an association that we have asked for: the objects of a C-GET are received (PS3.7 §9.1.3.1), what
 * it reports is handed on, all else is refused. They are served one after the other. On the event loop.
 */
final class PeerRequests {
    /** A peer that waits for its answers sends one at a time. */
    private static final int MOST_UNANSWERED = 4;

    private final AssociationRequest association;
    private final Channel channel;
    private final ReadGate gate;
    private final RequestFlow flow;
    private final FlowUser user;
    private final Executor workers;
    private final Deque<Reception> unanswered = new ArrayDeque<>();
    private SerialExecutor writer;
    private Intake intake;
    private ObjectIntake target;
    private DiskRoom room;

    /** @param workers write files and run handlers, which may block */
    PeerRequests(
            AssociationRequest association,
            Channel channel,
            ReadGate gate,
            RequestFlow flow,
            FlowUser user,
            Executor workers) {
        this.association = association;
        this.channel = channel;
        this.gate = gate;
        this.flow = flow;
        this.user = user;
        this.workers = workers;
    }

    /** What to do with a request and its data set; empty if nothing is. */
    Optional<Reception> begin(Agreement agreement, PresentationContext context, CommandSet command) {
        if (command.is(CommandField.C_CANCEL_RQ)) {
            return Optional.empty();
        }
        if (command.is(CommandField.N_EVENT_REPORT_RQ)) {
            return Optional.of(report(context, command));
        }
        if (command.is(CommandField.C_STORE_RQ)) {
            return Optional.of(store(agreement, context, command));
        }
        return Optional.of(refused(context, command, StatusCode.UNRECOGNIZED_OPERATION));
    }

    Reception refused(PresentationContext context, CommandSet command, int status) {
        return new Reception.Refused(context.id(), command, DimseStatus.of(status), this::answer);
    }

    private Reception report(PresentationContext context, CommandSet command) {
        return ReportedEvent.of(command, association.peer().aeTitle(), user.number())
                .map(event -> event.reception(context, association.events(), this::answer, this::tooLong))
                .orElseGet(() -> refused(context, command, StatusCode.INVALID_ARGUMENT_VALUE));
    }

    private void tooLong() {
        user.abort("aborted by ourselves: what the peer sends does not end");
    }

    private Reception store(Agreement agreement, PresentationContext context, CommandSet command) {
        Optional<ObjectIntake> asked = flow.intake();
        if (asked.isEmpty()) {
            return refused(context, command, StatusCode.UNRECOGNIZED_OPERATION);
        }
        if (!agreement.scpRole().contains(context.abstractSyntax())) {
            return refused(context, command, StatusCode.SOP_CLASS_NOT_SUPPORTED);
        }
        if (!command.hasDataSet()) {
            return refused(context, command, StatusCode.CANNOT_UNDERSTAND);
        }
        String sopInstance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (!Uid.isValid(sopInstance)) {
            return refused(context, command, StatusCode.INVALID_OBJECT_INSTANCE);
        }
        if (!command.text(CommandTag.AFFECTED_SOP_CLASS_UID).equals(context.abstractSyntax())) {
            return refused(context, command, StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
        }
        return received(context, command, sopInstance, asked.get());
    }

    private Reception received(PresentationContext context, CommandSet command, String sopInstance, ObjectIntake into) {
        prepare(into);
        String sopClass = context.abstractSyntax();
        String transferSyntax = context.transferSyntax();
        long longest = into.limits().maximumObjectLength();
        byte[] meta = Part10Writer.fileMeta(
                sopClass,
                sopInstance,
                transferSyntax,
                association.peer().aeTitle().value());
        return new ObjectReception(
                context.id(),
                command,
                new PartFile(into.folder(), room, longest, meta),
                intake,
                (part, bytes) -> into.handler()
                        .received(new ReceivedObject(
                                part.path(),
                                sopClass,
                                sopInstance,
                                transferSyntax,
                                association.peer().aeTitle(),
                                association.callingAeTitle(),
                                remoteAddress(),
                                user.number(),
                                bytes)),
                this::answer,
                new ObjectReception.Drain(longest, this::tooLong),
                LoggedAssociation.with(association.peer(), user.number()));
    }

    private void prepare(ObjectIntake into) {
        if (writer == null) {
            writer = new SerialExecutor(workers);
            intake = new Intake(channel, gate, writer);
        }
        if (target != into) {
            target = into;
            room = new DiskRoom(
                    into.folder().toFile()::getUsableSpace, into.limits().minimumFreeSpace());
        }
    }

    private String remoteAddress() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    /** A request has arrived to its end: serves it when those before it are answered. */
    void serve(Reception complete) {
        unanswered.addLast(complete);
        if (unanswered.size() == MOST_UNANSWERED) {
            gate.hold(ReadGate.Reason.ENOUGH_UNANSWERED);
        }
        if (unanswered.size() == 1) {
            complete.complete();
        }
    }

    /** Whether the peer waits for an answer. */
    boolean isServing() {
        return !unanswered.isEmpty();
    }

    /** On any thread. */
    private void answer(int contextId, CommandSet request, DimseStatus status) {
        byte[] response = Dimse.response(request, status).encode();
        flow.execute(() -> flow.between(() -> send(contextId, response)));
    }

    private void send(int contextId, byte[] response) {
        ByteBuf pdu = channel.alloc().buffer(PdvWriter.HEADER_LENGTH + response.length);
        PDataTf.write(pdu, contextId, true, response, Math.max(response.length, 2));
        if (!flow.write(pdu, written -> {})) {
            pdu.release();
        }
        if (!channel.isWritable()) {
            gate.hold(ReadGate.Reason.ANSWERS_NOT_TAKEN);
        }
        flow.heard();
        answered();
    }

    private void answered() {
        unanswered.pollFirst();
        gate.release(ReadGate.Reason.ENOUGH_UNANSWERED);
        if (unanswered.isEmpty()) {
            user.requestDone();
        } else {
            unanswered.getFirst().complete();
        }
    }

    /** The association has ended: those that are not being served yet are forgotten, as nobody hears their answer. */
    void abandon() {
        while (unanswered.size() > 1) {
            unanswered.removeLast().discard();
        }
    }

    /** Runs a task when what has arrived up to now is written, or dropped; at once where that waits for a handler. */
    void settle(Runnable task) {
        if (writer == null || isServing()) {
            task.run();
            return;
        }
        try {
            writer.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
