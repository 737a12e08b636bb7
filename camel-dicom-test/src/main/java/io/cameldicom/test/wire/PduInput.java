package io.cameldicom.test.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads PDUs from a stream, blocking. For one thread. */
public final class PduInput {
    /**
     * What begins every PDU.
     *
     * @param type PDU type, {@code 1} to {@code 7} where the peer keeps to PS3.8
     * @param length bytes that follow
     */
    public record Header(int type, long length) {}

    private final DataInputStream in;

    public PduInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * The next header.
     *
     * @param type the first byte of the PDU, which was read already
     * @throws EOFException where the stream ends within the header
     */
    public Header header(int type) throws IOException {
        in.readUnsignedByte();
        return new Header(type, Integer.toUnsignedLong(in.readInt()));
    }

    /**
     * The next byte.
     *
     * @throws EOFException where the stream has ended
     */
    public int unsignedByte() throws IOException {
        return in.readUnsignedByte();
    }

    /** Four bytes, big endian. */
    public long unsignedInt() throws IOException {
        return Integer.toUnsignedLong(in.readInt());
    }

    /**
     * Exactly {@code length} bytes.
     *
     * @throws WireException where that is more than {@code limit}
     */
    public byte[] bytes(long length, int limit) throws IOException {
        if (length > limit) {
            throw new WireException("PDU length: " + length + " (expected: at most " + limit + ")");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return bytes;
    }

    /** Fills the buffer as far as the stream has bytes now, at most {@code length}; at least one byte. */
    public int some(byte[] buffer, long length) throws IOException {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, length));
        if (count < 0) {
            throw new EOFException();
        }
        return count;
    }
}
