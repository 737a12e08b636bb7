package io.cameldicom.test.scp;

import io.cameldicom.test.script.Draft;
import io.cameldicom.test.script.Moment;
import io.cameldicom.test.script.Occurrence;
import io.cameldicom.test.script.Unit;
import io.cameldicom.test.wire.Command;
import io.cameldicom.test.wire.PduInput;
import io.cameldicom.test.wire.WireException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** The messages of an association, read from its P-DATA-TF as they come: nothing but a buffer is held in memory. */
final class Messages {
    private static final int PDV_HEADER = 6;
    private static final int LONGEST_COMMAND = 65_536;
    private static final int UNRECOGNIZED_OPERATION = 0x0211;

    private final Connection connection;
    private final Map<Integer, String> accepted;
    private final byte[] buffer = new byte[65_536];
    private final ByteArrayOutputStream commandBytes = new ByteArrayOutputStream();
    private Command command;
    private int contextId;
    private StoreRequest store;
    private int objects;
    private int echoes;

    Messages(Connection connection) {
        this.connection = connection;
        this.accepted = connection.negotiation().accepted();
    }

    /** Whether nothing of a message has come that is not complete. */
    boolean areBetween() {
        return command == null && commandBytes.size() == 0;
    }

    /** The connection has ended: what is not complete stays so. */
    void cut() {
        if (store != null) {
            store.cut();
        }
    }

    /** Reads the body of a P-DATA-TF. */
    void data(long length) throws IOException {
        long maximum = connection.negotiation().terms().maximumPdu();
        if (maximum > 0 && length > maximum) {
            connection.violation("P-DATA-TF: length " + length + " (expected: at most " + maximum + ")");
        }
        PduInput in = connection.line().in();
        long left = length;
        while (left > 0) {
            long fragment = left < PDV_HEADER ? 0 : in.unsignedInt();
            if (fragment < 2 || fragment + 4 > left) {
                throw new WireException(
                        "PDV: length " + fragment + " in " + left + " bytes (expected: 2 or more, within)");
            }
            int context = in.unsignedByte();
            int control = in.unsignedByte();
            fragment(context, control, fragment - 2, length);
            left -= fragment + 4;
        }
    }

    private void fragment(int context, int control, long length, long pduLength) throws IOException {
        boolean isCommand = (control & 1) != 0;
        boolean isLast = (control & 2) != 0;
        if (!accepted.containsKey(context)) {
            throw new WireException("PDV: context " + context + " (expected: one that was accepted)");
        }
        if (length % 2 != 0) {
            connection.violation("PDV: " + length + " bytes (expected: an even number)");
        }
        if (isCommand == (command != null) || !isCommand && context != contextId) {
            throw new WireException(
                    "PDV: control " + control + " in context " + context + " (expected: the rest of the message)");
        }
        if (isCommand) {
            contextId = context;
            commandBytes.writeBytes(connection.line().in().bytes(length, LONGEST_COMMAND - commandBytes.size()));
            if (isLast) {
                command = Command.read(commandBytes.toByteArray());
                commandBytes.reset();
                begin();
            }
        } else {
            dataSet(length, pduLength);
            if (isLast) {
                complete();
            }
        }
    }

    private void begin() throws IOException {
        if (command.number(Command.FIELD) == Command.C_STORE_RQ) {
            int number = connection.services().rules().count(Unit.OBJECT);
            objects++;
            counted();
            store = new StoreRequest(
                    connection,
                    new Occurrence(
                            Unit.OBJECT,
                            number,
                            connection.number(),
                            objects,
                            command.text(Command.AFFECTED_SOP_INSTANCE)),
                    command,
                    contextId,
                    accepted.get(contextId));
            store.begin();
        }
        if (command.number(Command.DATA_SET_TYPE) == Command.NO_DATA_SET) {
            complete();
        }
    }

    private void dataSet(long length, long pduLength) throws IOException {
        long left = length;
        while (left > 0) {
            int count = connection.line().in().some(buffer, left);
            left -= count;
            if (store != null) {
                store.take(buffer, count);
            }
        }
        if (store != null) {
            store.fragment(pduLength);
        }
    }

    private void complete() throws IOException {
        Command request = command;
        StoreRequest stored = store;
        command = null;
        store = null;
        int field = request.number(Command.FIELD);
        if (stored != null) {
            stored.complete();
        } else if (field == Command.C_ECHO_RQ) {
            echoes++;
            counted();
            int number = connection.services().rules().count(Unit.ECHO);
            Responses responses = new Responses(connection, request, contextId);
            connection.act(
                    new Occurrence(Unit.ECHO, number, connection.number(), echoes), Moment.DUE, responses::bytes);
        } else if (field != Command.C_CANCEL_RQ && (field & Command.RESPONSE) == 0) {
            connection
                    .line()
                    .send(new Responses(connection, request, contextId).bytes(UNRECOGNIZED_OPERATION, new Draft()));
        }
    }

    private void counted() {
        connection.change(seen -> seen.counted(objects, echoes, seen.releases()));
    }
}
