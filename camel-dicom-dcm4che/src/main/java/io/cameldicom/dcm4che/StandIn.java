package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import java.nio.ByteBuffer;
import org.dcm4che3.net.Dimse;

/**
 * Commands that dcm4che does not know, upon which it would end the association. It is told of N-DELETE instead, which is
 * refused as they are; in what it writes the field is put right.
 */
final class StandIn {
    private static final byte P_DATA_TF = 4;
    private static final int FIRST_VALUE = 6;
    private static final int VALUE_HEADER_LENGTH = 6;
    private static final int COMMAND = 1;

    /** Command Field (0000,0100) of an N-DELETE-RSP in Implicit VR Little Endian. */
    private static final byte[] FIELD = {0, 0, 0, 1, 2, 0, 0, 0, 0x50, (byte) 0x81};

    private static final int VALUE_OFFSET = 8;

    private StandIn() {}

    static boolean isNeededFor(CommandSet command) {
        try {
            Dimse.valueOf(command.commandField());
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** The command as N-DELETE-RQ or N-DELETE-RSP, or as it is where dcm4che knows it. */
    static CommandSet of(CommandSet command) {
        if (!isNeededFor(command)) {
            return command;
        }
        boolean response = (command.commandField() & CommandField.RESPONSE) != 0;
        return CommandSet.decode(command.encode())
                .number(
                        CommandTag.COMMAND_FIELD,
                        (response ? CommandField.N_DELETE_RSP : CommandField.N_DELETE_RQ).code());
    }

    /**
     * Puts the field right in a PDU that begins with the response that stands in for another.
     *
     * @param field of that other one
     */
    static void replace(byte[] pdu, int offset, int length, int field) {
        int begin = offset + FIRST_VALUE + VALUE_HEADER_LENGTH;
        if (length < begin - offset || pdu[offset] != P_DATA_TF || (pdu[begin - 1] & COMMAND) == 0) {
            return;
        }
        for (int at = begin; at + FIELD.length <= offset + length; at++) {
            if (ByteBuffer.wrap(pdu, at, FIELD.length).equals(ByteBuffer.wrap(FIELD))) {
                pdu[at + VALUE_OFFSET] = (byte) field;
                pdu[at + VALUE_OFFSET + 1] = (byte) (field >> Byte.SIZE);
                return;
            }
        }
    }
}
