package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.file.Part10Writer;
import io.cameldicom.toolkit.netty.AcceptorRequests;
import io.cameldicom.toolkit.reception.DataSetReception;
import io.cameldicom.toolkit.reception.HeapRoom;
import io.cameldicom.toolkit.reception.Intake;
import io.cameldicom.toolkit.reception.ObjectReception;
import io.cameldicom.toolkit.reception.PartFile;
import io.cameldicom.toolkit.reception.Reception;
import io.cameldicom.toolkit.reception.SerialExecutor;
import io.cameldicom.toolkit.service.OfferedServices;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of each request of one association: C-ECHO is answered, the object of a C-STORE is received and handed to
 * its handler, what asks for another service that was negotiated to that of the services, the rest is refused (PS3.7 §9.1 and
 * 10.1).
 */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final ListenerContext listener;
    private final Caller caller;
    private final Intake intake;
    private final Reception.Answer answer;
    private final Responses responses;
    private final Runnable answered;
    private final IntConsumer cancel;
    private final AcceptorRequests sent;
    private final Consumer<String> abort;

    /**
     * @param answered runs on the event loop after the final response of what {@code responses} is used for
     * @param cancel stops the request with that message ID
     * @param sent our own requests on the association
     * @param abort ends the association, and tells why
     */
    Services(
            ListenerContext listener,
            Caller caller,
            Intake intake,
            Reception.Answer answer,
            Responses responses,
            Runnable answered,
            IntConsumer cancel,
            AcceptorRequests sent,
            Consumer<String> abort) {
        this.listener = listener;
        this.caller = caller;
        this.intake = intake;
        this.answer = answer;
        this.responses = responses;
        this.answered = answered;
        this.cancel = cancel;
        this.sent = sent;
        this.abort = abort;
    }

    /**
     * What to do with a request and its data set; empty if nothing is.
     *
     * @throws MalformedCommandException if it is a response to nothing that was asked
     */
    Optional<Reception> begin(PresentationContext context, CommandSet command) {
        LOG.debug("association {}: {}", caller.associationNumber(), command.name());
        if ((command.commandField() & CommandField.RESPONSE) != 0) {
            return sent.responded(context, command);
        }
        if (command.is(CommandField.C_CANCEL_RQ)) {
            command.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO).ifPresent(cancel);
            return Optional.empty();
        }
        Optional<ServiceCall> call = ServiceCall.of(context, command);
        if (call.isPresent()) {
            return Optional.of(service(call.get()));
        }
        if (command.is(CommandField.C_STORE_RQ) && command.hasDataSet()) {
            return Optional.of(store(context, command));
        }
        int status = command.is(CommandField.C_ECHO_RQ)
                ? StatusCode.SUCCESS
                : command.is(CommandField.C_STORE_RQ)
                        ? StatusCode.CANNOT_UNDERSTAND
                        : StatusCode.UNRECOGNIZED_OPERATION;
        return Optional.of(answered(context, command, status));
    }

    private Reception service(ServiceCall call) {
        OptionalInt refusal = call.refusal();
        if (refusal.isPresent()) {
            return answered(call.context(), call.command(), refusal.getAsInt());
        }
        listener.counters().requested(call.service());
        OfferedServices offered = listener.offered();
        HeapRoom.Share share = listener.heap().new Share();
        ServiceRun run = new ServiceRun(
                call,
                caller,
                offered.handler(),
                responses,
                new AssociationRequestor(sent),
                new SerialExecutor(listener.workers()),
                answered,
                share,
                listener.runs());
        return new DataSetReception(
                call.context().id(),
                call.command(),
                offered.maximumDataSetLength(call.service()),
                share,
                run,
                () -> abort.accept("the data set does not end"));
    }

    private Reception store(PresentationContext context, CommandSet command) {
        String sopClass = command.text(CommandTag.AFFECTED_SOP_CLASS_UID);
        String instance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (!listener.acceptance().isStored(context.abstractSyntax())) {
            return answered(context, command, StatusCode.SOP_CLASS_NOT_SUPPORTED);
        }
        if (!Uid.isValid(instance)) {
            return answered(context, command, StatusCode.INVALID_OBJECT_INSTANCE);
        }
        if (!sopClass.equals(context.abstractSyntax())) {
            return answered(context, command, StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
        }
        byte[] meta = Part10Writer.fileMeta(
                sopClass,
                instance,
                context.transferSyntax(),
                caller.callingAeTitle().value());
        long maximumLength = listener.options().limits().maximumObjectLength();
        PartFile file =
                new PartFile(listener.incoming().path(), listener.incoming().room(), maximumLength, meta);
        return new ObjectReception(
                context.id(),
                command,
                file,
                intake,
                (part, bytes) -> handle(
                        part, bytes, sopClass, instance, context.transferSyntax(), Dimse.moveOriginator(command)),
                answer,
                new ObjectReception.Drain(maximumLength, () -> abort.accept("the object does not end")),
                caller.logged());
    }

    private Reception answered(PresentationContext context, CommandSet command, int status) {
        return new Reception.Refused(context.id(), command, DimseStatus.of(status), answer);
    }

    /** On the writer. */
    private CompletionStage<DimseStatus> handle(
            PartFile part,
            long bytes,
            String sopClass,
            String instance,
            String transferSyntax,
            Optional<MoveOriginator> originator) {
        if (!listener.runs().tryAcquire()) { // peers that hung up have left too many behind
            return CompletableFuture.completedFuture(DimseStatus.of(StatusCode.OUT_OF_RESOURCES));
        }
        try {
            listener.counters().received(bytes);
            return listener.handler()
                    .received(new ReceivedObject(
                            part.path(),
                            sopClass,
                            instance,
                            transferSyntax,
                            caller.callingAeTitle(),
                            caller.calledAeTitle(),
                            caller.remoteAddress(),
                            caller.associationNumber(),
                            bytes,
                            originator))
                    .whenComplete((status, failure) -> listener.runs().release());
        } catch (RuntimeException | Error e) {
            listener.runs().release();
            throw e;
        }
    }
}
