package io.cameldicom.toolkit.pdu;

import io.netty.buffer.ByteBuf;

/**
 * One presentation data value of a P-DATA-TF, or as much of it as has arrived (PS3.8 §9.3.5 and annex E). A P-DATA-TF
 * with several values is decoded to several of these; a long value to several too, so that no PDU is ever gathered in
 * memory.
 *
 * @param contextId presentation context ID
 * @param command whether the bytes belong to a command set, else to a data set
 * @param last whether this ends the command or data set
 * @param data the bytes; who takes the record owns them
 */
public record PDataTf(int contextId, boolean command, boolean last, ByteBuf data) implements Pdu {
    /** Length of a presentation data value, presentation context ID and message control header. */
    public static final int PDV_HEADER_LENGTH = 6;

    private static final int COMMAND = 0x01;
    private static final int LAST = 0x02;

    PDataTf(int contextId, int messageControlHeader, ByteBuf data) {
        this(contextId, (messageControlHeader & COMMAND) != 0, (messageControlHeader & LAST) != 0, data);
    }

    @Override
    public PduType type() {
        return PduType.P_DATA_TF;
    }

    static boolean isLast(int messageControlHeader) {
        return (messageControlHeader & LAST) != 0;
    }

    /**
     * Writes what stands in front of the {@code length} bytes of a value that is alone in its P-DATA-TF:
     * {@link Pdu#HEADER_LENGTH} + {@link #PDV_HEADER_LENGTH} bytes.
     */
    public static void writeHeader(ByteBuf out, int contextId, boolean command, boolean last, int length) {
        out.writeByte(PduType.P_DATA_TF.code()).writeByte(0).writeInt(PDV_HEADER_LENGTH + length);
        out.writeInt(2 + length).writeByte(contextId).writeByte((command ? COMMAND : 0) | (last ? LAST : 0));
    }

    /**
     * The longest fragment for a peer: even, so that every fragment but the last is even (PS3.8 annex D.1 counts the
     * presentation data value's header).
     *
     * @param peerMaximum what the peer takes, 0 for any length
     * @param localMaximum what we send at most
     */
    public static int maximumFragment(long peerMaximum, int localMaximum) {
        long pdu = peerMaximum == 0 ? localMaximum : Math.min(peerMaximum, localMaximum);
        return Math.max(2, (int) (pdu - PDV_HEADER_LENGTH) & ~1);
    }

    /**
     * Writes a whole command set or data set, cut into values of at most {@code maximumFragment} bytes.
     *
     * @param maximumFragment even, 2 or more
     */
    public static void write(ByteBuf out, int contextId, boolean command, byte[] bytes, int maximumFragment) {
        int position = 0;
        do {
            int length = Math.min(maximumFragment, bytes.length - position);
            writeHeader(out, contextId, command, position + length == bytes.length, length);
            out.writeBytes(bytes, position, length);
            position += length;
        } while (position < bytes.length);
    }
}
