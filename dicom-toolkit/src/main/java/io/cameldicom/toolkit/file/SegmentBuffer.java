package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects encoded bytes: those given on the heap are joined, those in a file stay there. Lengths can be set later. */
final class SegmentBuffer {
    /** Chunks are not grown beyond this, lest a long header needs its size twice. */
    private static final int LONGEST_CHUNK = 64 << 10;

    private static final class Chunk {
        private byte[] bytes = new byte[512];
        private int size;

        private byte[] trimmed() {
            return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
        }

        private void require(int count) {
            if (bytes.length - size < count) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.min(bytes.length * 2, LONGEST_CHUNK), size + count));
            }
        }
    }

    /** A place for a 32-bit length that is not known yet. */
    static final class Mark {
        private final Chunk chunk;
        private final int at;
        private final long length;

        private Mark(Chunk chunk, int at, long length) {
            this.chunk = chunk;
            this.at = at;
            this.length = length;
        }
    }

    private boolean bigEndian;
    private final List<Object> pieces = new ArrayList<>();
    private Chunk chunk;
    private long length;

    SegmentBuffer(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    long length() {
        return length;
    }

    /** Changes the byte order of what follows; returns the one before. */
    boolean order(boolean nowBigEndian) {
        boolean before = bigEndian;
        bigEndian = nowBigEndian;
        return before;
    }

    private Chunk room(int count) {
        if (chunk == null || chunk.size > 0 && chunk.size + count > LONGEST_CHUNK) {
            chunk = new Chunk();
            pieces.add(chunk);
        }
        chunk.require(count);
        length += count;
        return chunk;
    }

    void putByte(int value) {
        Chunk to = room(1);
        to.bytes[to.size++] = (byte) value;
    }

    void putShort(int value) {
        putByte(bigEndian ? value >> 8 : value);
        putByte(bigEndian ? value : value >> 8);
    }

    void putInt(long value) {
        putShort((int) (bigEndian ? value >> 16 : value));
        putShort((int) (bigEndian ? value : value >> 16));
    }

    void putBytes(byte[] bytes) {
        Chunk to = room(bytes.length);
        System.arraycopy(bytes, 0, to.bytes, to.size, bytes.length);
        to.size += bytes.length;
    }

    /** Adds bytes that stay where they are. */
    void put(Value.Plain elsewhere) {
        if (elsewhere.length() > 0) {
            pieces.add(elsewhere);
            chunk = null;
            length += elsewhere.length();
        }
    }

    /** Leaves room for a length. */
    Mark mark() {
        Chunk to = room(4);
        to.size += 4;
        return new Mark(to, to.size - 4, length);
    }

    /** Sets the length at {@code mark} to the number of bytes put since. */
    void setLength(Mark mark) {
        long value = length - mark.length;
        if (value > 0xFFFF_FFFEL) {
            throw new MalformedObjectException(
                    Problem.LIMIT_EXCEEDED, "length of sequence: " + value + " (expected: at most 4294967294)", -1, 0);
        }
        for (int i = 0; i < 4; i++) {
            mark.chunk.bytes[mark.at + i] = (byte) (value >> 8 * (bigEndian ? 3 - i : i));
        }
    }

    /** Everything in order; nothing may be put or set afterwards. */
    List<Value.Plain> pieces() {
        return pieces.stream()
                .map(piece -> piece instanceof Chunk heap ? new Value.Bytes(heap.trimmed()) : (Value.Plain) piece)
                .toList();
    }

    /** Everything in order, joined; no piece may lie in a file, and the length must be one of an array. */
    byte[] heapBytes() {
        byte[] joined = new byte[Math.toIntExact(length)];
        int at = 0;
        for (Object piece : pieces) {
            Chunk heap = (Chunk) piece;
            System.arraycopy(heap.bytes, 0, joined, at, heap.size);
            at += heap.size;
        }
        return joined;
    }

    /** Everything in order, as segments; no piece may lie in a deflated file. */
    List<Segment> segments() {
        return pieces().stream()
                .map(piece -> piece instanceof Value.Region in
                        ? in.region()
                        : new Segment.Heap(((Value.Bytes) piece).bytes()))
                .map(Segment.class::cast)
                .toList();
    }
}
