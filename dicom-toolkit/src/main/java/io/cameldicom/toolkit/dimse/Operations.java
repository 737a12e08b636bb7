package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Create;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseRequest.Move;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.SubOperations;
import java.util.Optional;

/** The commands of queries, retrieval and the normalized services (PS3.7 §9.3.2 to 9.3.4 and §10.3). */
public final class Operations {
    private Operations() {}

    /**
     * The request's command.
     *
     * @param messageId 0 to 65535
     * @param dataSetFollows whether anything of its data set is sent
     */
    public static CommandSet request(int messageId, DimseRequest request, boolean dataSetFollows) {
        CommandSet command = new CommandSet(field(request), dataSetFollows).number(CommandTag.MESSAGE_ID, messageId);
        if (request instanceof Action action) {
            requested(command, action.sopClassUid(), action.sopInstanceUid());
            return command.number(CommandTag.ACTION_TYPE_ID, action.actionTypeId());
        }
        if (request instanceof DimseRequest.Set set) {
            return requested(command, set.sopClassUid(), set.sopInstanceUid());
        }
        command.uid(CommandTag.AFFECTED_SOP_CLASS_UID, request.sopClassUid());
        if (request instanceof Create create) {
            create.sopInstanceUid().ifPresent(uid -> command.uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, uid));
            return command;
        }
        if (request instanceof Move move) {
            command.text(CommandTag.MOVE_DESTINATION, move.destination().value());
        }
        return command.number(CommandTag.PRIORITY, Dimse.PRIORITY_MEDIUM);
    }

    private static CommandSet requested(CommandSet command, String sopClassUid, String sopInstanceUid) {
        return command.uid(CommandTag.REQUESTED_SOP_CLASS_UID, sopClassUid)
                .uid(CommandTag.REQUESTED_SOP_INSTANCE_UID, sopInstanceUid);
    }

    private static CommandField field(DimseRequest request) {
        if (request instanceof Find) {
            return CommandField.C_FIND_RQ;
        }
        if (request instanceof Move) {
            return CommandField.C_MOVE_RQ;
        }
        if (request instanceof Get) {
            return CommandField.C_GET_RQ;
        }
        if (request instanceof Action) {
            return CommandField.N_ACTION_RQ;
        }
        return request instanceof Create ? CommandField.N_CREATE_RQ : CommandField.N_SET_RQ;
    }

    /** Which response answers a request. */
    public static CommandField response(DimseRequest request) {
        return CommandField.of(field(request).code() | CommandField.RESPONSE).orElseThrow();
    }

    /** C-CANCEL-RQ, of a C-FIND, C-MOVE or C-GET with this message ID. */
    public static CommandSet cancelRequest(int messageId) {
        return new CommandSet(CommandField.C_CANCEL_RQ, false)
                .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, messageId);
    }

    /** N-EVENT-REPORT-RQ. */
    public static CommandSet eventReportRequest(
            int messageId, String sopClassUid, String sopInstanceUid, int eventTypeId, boolean dataSetFollows) {
        return new CommandSet(CommandField.N_EVENT_REPORT_RQ, dataSetFollows)
                .uid(CommandTag.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .number(CommandTag.MESSAGE_ID, messageId)
                .uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid)
                .number(CommandTag.EVENT_TYPE_ID, eventTypeId);
    }

    /**
     * The command that answers a request; Remaining is said only where more is to come, or would have.
     *
     * @param dataSetFollows whether anything of the response's data set is sent
     */
    public static CommandSet response(CommandSet request, DimseResponse response, boolean dataSetFollows) {
        DimseStatus status = response.status();
        CommandSet command = Dimse.response(request, status, dataSetFollows);
        response.sopInstanceUid().ifPresent(uid -> command.uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, uid));
        response.subOperations().ifPresent(counts -> {
            if (status.isPending() || status.isCancelled()) {
                command.number(CommandTag.REMAINING_SUB_OPERATIONS, counts.remaining());
            }
            command.number(CommandTag.COMPLETED_SUB_OPERATIONS, counts.completed())
                    .number(CommandTag.FAILED_SUB_OPERATIONS, counts.failed())
                    .number(CommandTag.WARNING_SUB_OPERATIONS, counts.warning());
        });
        return command;
    }

    /**
     * What a response says.
     *
     * @throws MalformedCommandException if its status is missing or has no meaning
     */
    public static DimseResponse read(CommandSet response, Optional<DataSet> dataSet) {
        return new DimseResponse(
                Dimse.anyStatus(response),
                dataSet,
                subOperations(response),
                Optional.of(response.text(CommandTag.AFFECTED_SOP_INSTANCE_UID)).filter(Uid::isValid));
    }

    private static Optional<SubOperations> subOperations(CommandSet response) {
        boolean told = response.number(CommandTag.REMAINING_SUB_OPERATIONS).isPresent()
                || response.number(CommandTag.COMPLETED_SUB_OPERATIONS).isPresent()
                || response.number(CommandTag.FAILED_SUB_OPERATIONS).isPresent()
                || response.number(CommandTag.WARNING_SUB_OPERATIONS).isPresent();
        return told
                ? Optional.of(new SubOperations(
                        response.number(CommandTag.REMAINING_SUB_OPERATIONS).orElse(0),
                        response.number(CommandTag.COMPLETED_SUB_OPERATIONS).orElse(0),
                        response.number(CommandTag.FAILED_SUB_OPERATIONS).orElse(0),
                        response.number(CommandTag.WARNING_SUB_OPERATIONS).orElse(0)))
                : Optional.empty();
    }
}
