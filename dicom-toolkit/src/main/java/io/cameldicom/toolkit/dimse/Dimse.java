package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Optional;

/** The messages of the verification and the storage service (PS3.7 §9.3.1 and 9.3.5). */
public final class Dimse {
    /** Most characters of Error Comment (0000,0902), VR LO. */
    private static final int MAXIMUM_COMMENT_LENGTH = 64;

    private static final int PRIORITY_MEDIUM = 0;

    /** FF00 and FF01 (PS3.7 annex C.1.3). */
    private static final int PENDING = 0xFF00;

    private static final int PENDING_MASK = 0xFFFE;

    private Dimse() {}

    /** C-ECHO-RQ. */
    public static CommandSet echoRequest(int messageId) {
        return new CommandSet(CommandField.C_ECHO_RQ, false)
                .uid(CommandTag.AFFECTED_SOP_CLASS_UID, Uid.VERIFICATION)
                .number(CommandTag.MESSAGE_ID, messageId);
    }

    /** C-STORE-RQ. */
    public static CommandSet storeRequest(int messageId, String sopClassUid, String sopInstanceUid) {
        return new CommandSet(CommandField.C_STORE_RQ, true)
                .uid(CommandTag.AFFECTED_SOP_CLASS_UID, sopClassUid)
                .number(CommandTag.MESSAGE_ID, messageId)
                .number(CommandTag.PRIORITY, PRIORITY_MEDIUM)
                .uid(CommandTag.AFFECTED_SOP_INSTANCE_UID, sopInstanceUid);
    }

    /**
     * The response to a request: its UIDs are repeated, and the comment is cut to 64 characters.
     *
     * @param request any request
     */
    public static CommandSet response(CommandSet request, DimseStatus status) {
        CommandSet response = new CommandSet(CommandField.C_ECHO_RSP, false)
                .number(CommandTag.COMMAND_FIELD, request.commandField() | CommandField.RESPONSE)
                .number(
                        CommandTag.MESSAGE_ID_BEING_RESPONDED_TO,
                        request.number(CommandTag.MESSAGE_ID).orElse(0))
                .number(CommandTag.STATUS, status.code());
        copyUid(request, response, CommandTag.AFFECTED_SOP_CLASS_UID);
        copyUid(request, response, CommandTag.AFFECTED_SOP_INSTANCE_UID);
        status.errorComment()
                .filter(comment -> !comment.isEmpty())
                .ifPresent(comment -> response.text(CommandTag.ERROR_COMMENT, cut(comment)));
        if (!status.offendingElements().isEmpty()) {
            response.tags(CommandTag.OFFENDING_ELEMENT, status.offendingElements());
        }
        return response;
    }

    private static void copyUid(CommandSet from, CommandSet to, int element) {
        String uid = from.text(element);
        if (!uid.isEmpty()) {
            to.uid(element, uid);
        }
    }

    private static String cut(String comment) {
        return comment.length() <= MAXIMUM_COMMENT_LENGTH ? comment : comment.substring(0, MAXIMUM_COMMENT_LENGTH);
    }

    /**
     * Status, Error Comment and Offending Element of a response. Every status of these services is final (PS3.7 §9.3.1.2).
     *
     * @throws MalformedCommandException if it has no Status, or one that says that more responses follow
     */
    public static DimseStatus status(CommandSet response) {
        int code = response.number(CommandTag.STATUS)
                .orElseThrow(() -> new MalformedCommandException(response.name() + ": no Status (0000,0900)"));
        if ((code & PENDING_MASK) == PENDING) {
            throw new MalformedCommandException(
                    response.name() + " status: " + String.format("%04X", code) + " (expected: a final one)");
        }
        Optional<String> comment =
                Optional.of(response.text(CommandTag.ERROR_COMMENT)).filter(text -> !text.isEmpty());
        return new DimseStatus(code, comment, response.tags(CommandTag.OFFENDING_ELEMENT));
    }
}
