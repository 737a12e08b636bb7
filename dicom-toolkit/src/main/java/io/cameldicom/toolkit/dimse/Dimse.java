package io.cameldicom.toolkit.dimse;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The messages of the verification and the storage service (PS3.7 §9.3.1 and 9.3.5), and what all responses have in
 * common; {@link Operations} has those of the other services.
 */
public final class Dimse {
    /** Most characters of Error Comment (0000,0902), VR LO. */
    private static final int MAXIMUM_COMMENT_LENGTH = 64;

    static final int PRIORITY_MEDIUM = 0;

    /** Of FFxx only FF00 and FF01 have a meaning (PS3.7 annex C): whether more responses follow the others, nobody knows. */
    private static final int LAST_PENDING = 0xFF01;

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
     * C-STORE-RQ that a C-MOVE may have caused.
     *
     * @param originator the C-MOVE, where there is one
     */
    public static CommandSet storeRequest(
            int messageId, String sopClassUid, String sopInstanceUid, Optional<MoveOriginator> originator) {
        CommandSet request = storeRequest(messageId, sopClassUid, sopInstanceUid);
        originator.ifPresent(move -> request.text(
                        CommandTag.MOVE_ORIGINATOR_AE_TITLE, move.aeTitle().value())
                .number(CommandTag.MOVE_ORIGINATOR_MESSAGE_ID, move.messageId()));
        return request;
    }

    /** The C-MOVE that a C-STORE-RQ names; empty where it names none, or not both the title and the message. */
    public static Optional<MoveOriginator> moveOriginator(CommandSet request) {
        String title = request.text(CommandTag.MOVE_ORIGINATOR_AE_TITLE);
        OptionalInt messageId = request.number(CommandTag.MOVE_ORIGINATOR_MESSAGE_ID);
        if (title == null || title.isBlank() || messageId.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MoveOriginator(new AeTitle(title), messageId.getAsInt()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no AE title: nothing hangs on it
        }
    }

    /**
     * The response to a request, without a data set: its UIDs, Event Type ID and Action Type ID are repeated, and the
     * comment is cut to 64 characters.
     *
     * @param request any request
     */
    public static CommandSet response(CommandSet request, DimseStatus status) {
        return response(request, status, false);
    }

    static CommandSet response(CommandSet request, DimseStatus status, boolean dataSetFollows) {
        CommandSet response = new CommandSet(CommandField.C_ECHO_RSP, dataSetFollows)
                .number(CommandTag.COMMAND_FIELD, request.commandField() | CommandField.RESPONSE)
                .number(
                        CommandTag.MESSAGE_ID_BEING_RESPONDED_TO,
                        request.number(CommandTag.MESSAGE_ID).orElse(0))
                .number(CommandTag.STATUS, status.code());
        copyUid(request, CommandTag.AFFECTED_SOP_CLASS_UID, response, CommandTag.AFFECTED_SOP_CLASS_UID);
        copyUid(request, CommandTag.REQUESTED_SOP_CLASS_UID, response, CommandTag.AFFECTED_SOP_CLASS_UID);
        copyUid(request, CommandTag.AFFECTED_SOP_INSTANCE_UID, response, CommandTag.AFFECTED_SOP_INSTANCE_UID);
        copyUid(request, CommandTag.REQUESTED_SOP_INSTANCE_UID, response, CommandTag.AFFECTED_SOP_INSTANCE_UID);
        copyNumber(request, response, CommandTag.EVENT_TYPE_ID);
        copyNumber(request, response, CommandTag.ACTION_TYPE_ID);
        status.errorComment()
                .filter(comment -> !comment.isEmpty())
                .ifPresent(comment -> response.text(CommandTag.ERROR_COMMENT, cut(comment)));
        if (!status.offendingElements().isEmpty()) {
            response.tags(offendingElementsOf(request), status.offendingElements());
        }
        return response;
    }

    private static int offendingElementsOf(CommandSet request) {
        return request.is(CommandField.N_CREATE_RQ) || request.is(CommandField.N_SET_RQ)
                ? CommandTag.ATTRIBUTE_IDENTIFIER_LIST
                : CommandTag.OFFENDING_ELEMENT;
    }

    private static void copyUid(CommandSet from, int element, CommandSet to, int as) {
        String uid = from.text(element);
        if (!uid.isEmpty()) {
            to.uid(as, uid);
        }
    }

    private static void copyNumber(CommandSet from, CommandSet to, int element) {
        from.number(element).ifPresent(number -> to.number(element, number));
    }

    private static String cut(String comment) {
        return comment.length() <= MAXIMUM_COMMENT_LENGTH ? comment : comment.substring(0, MAXIMUM_COMMENT_LENGTH);
    }

    /**
     * Status, Error Comment and Offending Element of a response to C-ECHO, C-STORE or a normalized service, all of whose
     * statuses are final (PS3.7 §9.3.1.2).
     *
     * @throws MalformedCommandException if it has no Status, or one that says that more responses follow
     */
    public static DimseStatus status(CommandSet response) {
        DimseStatus status = read(response);
        if (status.isPending()) {
            throw new MalformedCommandException(
                    response.name() + " status: " + status.hex() + " (expected: a final one)");
        }
        return status;
    }

    /**
     * As {@link #status}, of a service whose responses may be pending (PS3.7 §9.3.2.2).
     *
     * @throws MalformedCommandException if it has no Status, or one of FF02 to FFFF
     */
    public static DimseStatus anyStatus(CommandSet response) {
        DimseStatus status = read(response);
        if (status.code() > LAST_PENDING) {
            throw new MalformedCommandException(
                    response.name() + " status: " + status.hex() + " (expected: one of PS3.7 annex C)");
        }
        return status;
    }

    private static DimseStatus read(CommandSet response) {
        int code = response.number(CommandTag.STATUS)
                .orElseThrow(() -> new MalformedCommandException(response.name() + ": no Status (0000,0900)"));
        Optional<String> comment =
                Optional.of(response.text(CommandTag.ERROR_COMMENT)).filter(text -> !text.isEmpty());
        return new DimseStatus(code, comment, offendingElements(response));
    }

    /** C-STORE and its like name them as Offending Element, N-CREATE and N-SET as Attribute Identifier List. */
    private static List<Integer> offendingElements(CommandSet response) {
        List<Integer> elements = new ArrayList<>(response.tags(CommandTag.OFFENDING_ELEMENT));
        elements.addAll(response.tags(CommandTag.ATTRIBUTE_IDENTIFIER_LIST));
        return elements.stream().distinct().toList();
    }
}
