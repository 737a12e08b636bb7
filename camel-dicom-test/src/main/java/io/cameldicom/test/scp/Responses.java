package io.cameldicom.test.scp;

import io.cameldicom.test.script.Draft;
import io.cameldicom.test.wire.Command;
import io.cameldicom.test.wire.Pdus;

/** The responses to one request (PS3.7 §9.3). */
final class Responses {
    private final Connection connection;
    private final Command request;
    private final int contextId;

    Responses(Connection connection, Command request, int contextId) {
        this.connection = connection;
        this.request = request;
        this.contextId = contextId;
    }

    byte[] bytes(Draft draft) {
        return bytes(draft.status(), draft);
    }

    byte[] bytes(int status, Draft draft) {
        Command response = new Command()
                .number(Command.FIELD, request.number(Command.FIELD) | Command.RESPONSE)
                .number(Command.ANSWERED_MESSAGE_ID, draft.messageId(request.number(Command.MESSAGE_ID)))
                .number(Command.DATA_SET_TYPE, Command.NO_DATA_SET)
                .number(Command.STATUS, status);
        if (request.has(Command.AFFECTED_SOP_CLASS)) {
            response.uid(Command.AFFECTED_SOP_CLASS, request.text(Command.AFFECTED_SOP_CLASS));
        }
        if (request.has(Command.AFFECTED_SOP_INSTANCE)) {
            response.uid(
                    Command.AFFECTED_SOP_INSTANCE,
                    draft.instance().orElse(request.text(Command.AFFECTED_SOP_INSTANCE)));
        }
        if (!draft.elements().isEmpty()) {
            response.offending(draft.elements());
        }
        if (!draft.comment().isEmpty()) {
            response.comment(draft.comment());
        }
        return Pdus.command(
                draft.context().orElse(contextId),
                response.bytes(),
                connection.negotiation().theirMaximum());
    }
}
