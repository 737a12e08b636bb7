package io.cameldicom.test.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** PDUs as bytes. */
public final class Pdus {
    private static final int HEADER = 6;
    private static final int PDV_HEADER = 6;
    private static final int COMMAND = 1;
    private static final int LAST = 2;

    private Pdus() {}

    /** A PDU of any type, also of one that does not exist. */
    public static byte[] pdu(int type, byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .put((byte) type)
                .put((byte) 0)
                .putInt(body.length)
                .put(body)
                .array();
    }

    public static byte[] reject(int result, int source, int reason) {
        return pdu(PduType.ASSOCIATE_RJ, new byte[] {0, (byte) result, (byte) source, (byte) reason});
    }

    public static byte[] releaseRequest() {
        return pdu(PduType.RELEASE_RQ, new byte[4]);
    }

    public static byte[] releaseResponse() {
        return pdu(PduType.RELEASE_RP, new byte[4]);
    }

    public static byte[] abort(int source, int reason) {
        return pdu(PduType.ABORT, new byte[] {0, 0, (byte) source, (byte) reason});
    }

    /**
     * A command set in as many P-DATA-TF as the other side's maximum asks for, one fragment each.
     *
     * @param maximumLength of the other side; 0 is unlimited
     */
    public static byte[] command(int contextId, byte[] command, long maximumLength) {
        int room = maximumLength == 0 ? command.length : (int) Math.max(2, maximumLength - PDV_HEADER) & ~1;
        ByteArrayOutputStream pdus = new ByteArrayOutputStream();
        int offset = 0;
        do {
            int length = Math.min(room, command.length - offset);
            int control = COMMAND | (offset + length == command.length ? LAST : 0);
            pdus.writeBytes(pdu(
                    PduType.DATA,
                    ByteBuffer.allocate(PDV_HEADER + length)
                            .putInt(length + 2)
                            .put((byte) contextId)
                            .put((byte) control)
                            .put(command, offset, length)
                            .array()));
            offset += length;
        } while (offset < command.length);
        return pdus.toByteArray();
    }
}
