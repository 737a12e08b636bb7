package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.file.Part10Writer;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.reception.Intake;
import io.cameldicom.toolkit.reception.ObjectReception;
import io.cameldicom.toolkit.reception.PartFile;
import io.cameldicom.toolkit.reception.Reception;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of each request of one association: C-ECHO is answered, the object of a C-STORE is received and handed to
 * the handler, the rest is refused (PS3.7 §9.1).
 */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final ListenerContext listener;
    private final AssociateRq association;
    private final String remoteAddress;
    private final long number;
    private final Intake intake;
    private final Reception.Answer answer;
    private final Consumer<String> abort;

    /**
     * @param number of the association, for log and objects
     * @param abort ends the association, and tells why
     */
    Services(
            ListenerContext listener,
            AssociateRq association,
            String remoteAddress,
            long number,
            Intake intake,
            Reception.Answer answer,
            Consumer<String> abort) {
        this.listener = listener;
        this.association = association;
        this.remoteAddress = remoteAddress;
        this.number = number;
        this.intake = intake;
        this.answer = answer;
        this.abort = abort;
    }

    /**
     * What to do with a request and its data set; empty if nothing is.
     *
     * @throws MalformedCommandException if it is a response
     */
    Optional<Reception> begin(PresentationContext context, CommandSet command) {
        LOG.debug("association {}: {}", number, command.name());
        if ((command.commandField() & CommandField.RESPONSE) != 0) {
            throw new MalformedCommandException(command.name() + " (expected: a request)");
        }
        if (command.is(CommandField.C_CANCEL_RQ)) {
            return Optional.empty(); // nothing that we do can be cancelled
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

    private Reception store(PresentationContext context, CommandSet command) {
        String sopClass = command.text(CommandTag.AFFECTED_SOP_CLASS_UID);
        String instance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        if (context.abstractSyntax().equals(Uid.VERIFICATION)) {
            return answered(context, command, StatusCode.SOP_CLASS_NOT_SUPPORTED);
        }
        if (!Uid.isValid(instance)) {
            return answered(context, command, StatusCode.INVALID_OBJECT_INSTANCE);
        }
        if (!sopClass.equals(context.abstractSyntax())) {
            return answered(context, command, StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
        }
        byte[] meta = Part10Writer.fileMeta(sopClass, instance, context.transferSyntax(), association.callingAeTitle());
        long maximumLength = listener.options().limits().maximumObjectLength();
        PartFile file =
                new PartFile(listener.incoming().path(), listener.incoming().room(), maximumLength, meta);
        return new ObjectReception(
                context.id(),
                command,
                file,
                intake,
                (part, bytes) -> handle(part, bytes, sopClass, instance, context.transferSyntax()),
                answer,
                new ObjectReception.Drain(maximumLength, () -> abort.accept("the object does not end")),
                number);
    }

    private Reception answered(PresentationContext context, CommandSet command, int status) {
        return new Reception.Refused(context.id(), command, DimseStatus.of(status), answer);
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
                        new AeTitle(association.callingAeTitle()),
                        new AeTitle(association.calledAeTitle()),
                        remoteAddress,
                        number,
                        bytes));
    }
}
