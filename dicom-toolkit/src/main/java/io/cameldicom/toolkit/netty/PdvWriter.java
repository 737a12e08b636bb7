package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.cameldicom.toolkit.pdu.Pdu;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;

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
     */
    PdvWriter(int contextId, int maximumFragment, byte[] command, EncodedDataSet dataSet) {
        this.contextId = contextId;
        this.maximumFragment = maximumFragment;
        this.command = command;
        this.reader = new SegmentReader(dataSet.segments());
        this.remaining = dataSet.length();
    }

    /**
     * The longest fragment for a peer: even, so that every fragment but the last is even (PS3.8 annex D.1 counts the
     * presentation data value's header).
     *
     * @param peerMaximum what the peer takes, 0 for any length
     * @param localMaximum what we send at most
     */
    static int maximumFragment(long peerMaximum, int localMaximum) {
        long pdu = peerMaximum == 0 ? localMaximum : Math.min(peerMaximum, localMaximum);
        return Math.max(2, (int) (pdu - PDataTf.PDV_HEADER_LENGTH) & ~1);
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
        int fragment = Math.min(maximumFragment, (out.capacity() - HEADER_LENGTH) & ~1);
        ByteBuffer[] gaps = new ByteBuffer[out.writableBytes() / (HEADER_LENGTH + fragment) + 2];
        int count = 0;
        int bytes = 0;
        while (commandPosition == command.length && !complete) {
            int length = (int) Math.min(fragment, remaining);
            int room = (out.writableBytes() - HEADER_LENGTH) & ~1;
            if (room < length) {
                if (bytes > 0 || room < 2) {
                    break;
                }
                length = room;
            }
            remaining -= length;
            complete = remaining == 0;
            PDataTf.writeHeader(out, contextId, false, complete, length);
            gaps[count++] = out.nioBuffer(out.writerIndex(), length);
            out.writerIndex(out.writerIndex() + length);
            bytes += length;
        }
        reader.fill(Arrays.copyOf(gaps, count));
        return bytes;
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
