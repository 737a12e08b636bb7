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
}
