package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.service.Service;
import io.cameldicom.toolkit.service.ServiceOperation;
import io.cameldicom.toolkit.service.ServiceRequest;
import java.util.Optional;
import java.util.OptionalInt;

/** A command that asks for a service, and what its parts are called in it (PS3.7 §9.3 and §10.3). */
record ServiceCall(PresentationContext context, CommandSet command, Service service, ServiceOperation operation) {
    /** The call, if the command asks for something that is served in its context. */
    static Optional<ServiceCall> of(PresentationContext context, CommandSet command) {
        Optional<Service> service = Service.of(context.abstractSyntax());
        return CommandField.of(command.commandField())
                .flatMap(ServiceCall::operation)
                .filter(operation ->
                        service.isPresent() && service.get().operations().contains(operation))
                .map(operation -> new ServiceCall(context, command, service.get(), operation));
    }

    private static Optional<ServiceOperation> operation(CommandField field) {
        return Optional.ofNullable(
                switch (field) {
                    case C_FIND_RQ -> ServiceOperation.FIND;
                    case C_MOVE_RQ -> ServiceOperation.MOVE;
                    case C_GET_RQ -> ServiceOperation.GET;
                    case N_EVENT_REPORT_RQ -> ServiceOperation.EVENT_REPORT;
                    case N_CREATE_RQ -> ServiceOperation.CREATE;
                    case N_SET_RQ -> ServiceOperation.SET;
                    default -> null;
                });
    }

    /** Whether it is a query or a retrieval, with pending responses. */
    boolean isComposite() {
        return switch (operation) {
            case FIND, MOVE, GET -> true;
            case EVENT_REPORT, CREATE, SET -> false;
        };
    }

    boolean isRetrieval() {
        return operation == ServiceOperation.MOVE || operation == ServiceOperation.GET;
    }

    /** Why the command is to be refused without a look at its data set: a status. */
    OptionalInt refusal() {
        if (!sopClass().equals(context.abstractSyntax())) {
            return OptionalInt.of(StatusCode.SOP_CLASS_NOT_SUPPORTED);
        }
        if (isComposite() && !command.hasDataSet()) {
            return OptionalInt.of(StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS);
        }
        if (operation == ServiceOperation.MOVE && moveDestination().isEmpty()) {
            return OptionalInt.of(StatusCode.MOVE_DESTINATION_UNKNOWN);
        }
        boolean mayLackInstance = isComposite()
                || operation == ServiceOperation.CREATE && instance().isEmpty();
        return mayLackInstance || Uid.isValid(instance())
                ? OptionalInt.empty()
                : OptionalInt.of(StatusCode.INVALID_OBJECT_INSTANCE);
    }

    /** The status for what cannot be done for a reason that is not the peer's. */
    int failure() {
        return isComposite() ? StatusCode.UNABLE_TO_PROCESS : StatusCode.PROCESSING_FAILURE;
    }

    /** The status for a data set that cannot be read. */
    int malformed() {
        return isComposite() ? StatusCode.UNABLE_TO_PROCESS : StatusCode.MISTYPED_ARGUMENT;
    }

    /** The status for a data set that is too long to be kept. */
    int tooLong() {
        return isComposite() ? StatusCode.OUT_OF_RESOURCES : StatusCode.RESOURCE_LIMITATION;
    }

    private boolean isOfRequestedInstance() {
        return operation == ServiceOperation.SET;
    }

    private String sopClass() {
        return command.text(
                isOfRequestedInstance() ? CommandTag.REQUESTED_SOP_CLASS_UID : CommandTag.AFFECTED_SOP_CLASS_UID);
    }

    private String instance() {
        return command.text(
                isOfRequestedInstance() ? CommandTag.REQUESTED_SOP_INSTANCE_UID : CommandTag.AFFECTED_SOP_INSTANCE_UID);
    }

    private Optional<AeTitle> moveDestination() {
        try {
            return Optional.of(new AeTitle(command.text(CommandTag.MOVE_DESTINATION)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The whole request.
     *
     * @throws MalformedObjectException if the data set cannot be read
     */
    ServiceRequest request(byte[] bytes, Caller caller) {
        TransferSyntax syntax = TransferSyntax.of(context.transferSyntax()).orElseThrow();
        DataSet dataSet = DataSetDecoder.decode(bytes, syntax, ReadLimits.DEFAULTS);
        return new ServiceRequest(
                service,
                operation,
                context.abstractSyntax(),
                Optional.of(instance()).filter(uid -> !uid.isEmpty()),
                eventTypeId(),
                operation == ServiceOperation.MOVE ? moveDestination() : Optional.empty(),
                command.number(CommandTag.MESSAGE_ID).orElse(0),
                dataSet,
                caller.callingAeTitle(),
                caller.calledAeTitle(),
                caller.remoteAddress(),
                caller.associationNumber());
    }

    private OptionalInt eventTypeId() {
        return operation == ServiceOperation.EVENT_REPORT
                ? command.number(CommandTag.EVENT_TYPE_ID)
                : OptionalInt.empty();
    }
}
