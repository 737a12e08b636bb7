package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a command set and a data set into P-DATA-TF PDUs, as many as fit into a buffer at a time: the headers are laid out
 * first, then the file is read straight into the gaps between them. Used by one thread at a time.
 */
final class PdvWriter implements AutoCloseable {
    /** What stands in front of each fragment. */
    static final int HEADER_LENGTH = Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH;

    private final int contextId;
    private final int maximumFragment;
    private final byte[] command;
    private final SegmentReader reader;
    private int commandPosition;
    private long remaining;
    private boolean complete;

    /**
     * @param maximumFragment most bytes of a fragment, even
     * @param command command set, or the empty array after it was sent
     * @param reader gives the bytes that {@link #write} writes
     * @param length of the whole data set
     */
    PdvWriter(int contextId, int maximumFragment, byte[] command, SegmentReader reader, long length) {
        this.contextId = contextId;
        this.maximumFragment = maximumFragment;
        this.command = command;
        this.reader = reader;
        this.remaining = length;
    }

    /** Whether command set and data set were written to their ends. */
    boolean isComplete() {
        return complete;
    }

    /** Bytes that the PDUs of all that is left take. */
    long remainingLength() {
        int commandLeft = command.length - commandPosition;
        return length(commandLeft) + Math.max(HEADER_LENGTH, length(remaining));
    }

    private long length(long bytes) {
        return bytes + (bytes + maximumFragment - 1) / maximumFragment * HEADER_LENGTH;
    }

    /**
     * Writes as many PDUs as fit; at least one does if {@code out} has room for more than {@link #HEADER_LENGTH} + 2 bytes.
     *
     * @return bytes of the data set among them
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if a file ends before its region does
     * @throws io.cameldicom.toolkit.data.UnreadableObjectException if a file cannot be opened or read
     */
    int write(ByteBuf out) {
        writeCommand(out);
        int fragment = fragmentFor(out.writableBytes());
        ByteBuffer[] gaps = new ByteBuffer[out.writableBytes() / (HEADER_LENGTH + fragment) + 1];
        int count = 0;
        int bytes = 0;
        while (commandPosition == command.length && !complete && out.writableBytes() > HEADER_LENGTH + 1) {
            int length = (int) Math.min(fragment, remaining);
            if (out.writableBytes() < HEADER_LENGTH + length) {
                break;
            }
            writeHeader(out, length);
            gaps[count++] = out.nioBuffer(out.writerIndex(), length);
            out.writerIndex(out.writerIndex() + length);
            bytes += length;
        }
        reader.fill(Arrays.copyOf(gaps, count));
        return bytes;
    }

    /** Fragments of equal length that fill the room: the longest ones could leave much of it empty. */
    private int fragmentFor(int room) {
        int pdus = Math.max(1, (room + HEADER_LENGTH + maximumFragment - 1) / (HEADER_LENGTH + maximumFragment));
        return Math.max(2, Math.min(maximumFragment, (room / pdus - HEADER_LENGTH) & ~1));
    }

    /** Room that {@link #frame} needs for the command set and all headers. */
    static long framingLength(int maximumFragment, int commandBytes, int bytes) {
        long pdus = commandBytes / maximumFragment + 1L + bytes / maximumFragment + 1;
        return commandBytes + pdus * HEADER_LENGTH;
    }

    /**
     * Puts PDUs around the first bytes of the data set, which were read already and are not copied. Nothing may have been
     * written before.
     *
     * @param headers takes headers and command set; must have room for {@link #framingLength}
     * @return the PDUs; they share both buffers, and retain them until they are released
     */
    ByteBuf frame(ByteBuf bytes, ByteBuf headers) {
        writeCommand(headers);
        List<ByteBuf> parts = new ArrayList<>();
        while (bytes.isReadable()) {
            int length = Math.min(maximumFragment, bytes.readableBytes());
            writeHeader(headers, length);
            parts.add(headers.readRetainedSlice(headers.readableBytes()));
            parts.add(bytes.readRetainedSlice(length));
        }
        return Unpooled.wrappedBuffer(parts.size(), parts.toArray(ByteBuf[]::new));
    }

    private void writeHeader(ByteBuf out, int length) {
        remaining -= length;
        complete = remaining == 0;
        PDataTf.writeHeader(out, contextId, false, complete, length);
    }

    private void writeCommand(ByteBuf out) {
        while (commandPosition < command.length && out.writableBytes() > HEADER_LENGTH + 1) {
            int length = Math.min(maximumFragment, command.length - commandPosition);
            length = Math.min(length, (out.writableBytes() - HEADER_LENGTH) & ~1);
            PDataTf.writeHeader(out, contextId, true, commandPosition + length == command.length, length);
            out.writeBytes(command, commandPosition, length);
            commandPosition += length;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
