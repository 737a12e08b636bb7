package io.cameldicom.toolkit.file;

import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes with a position, read through one buffer on the heap. Numbers are taken from the buffer after {@link
 * #available(int)} has said that they are there.
 */
abstract class ByteInput {
    private static final int FIRST_READ = 16 << 10;
    private static final int READ_AFTER_SKIP = 2 << 10;
    private static final int LONGEST_READ = 64 << 10;

    private byte[] buffer;
    private int next;
    private int limit;
    private long bufferPosition;
    private int readSize;

    ByteInput(long position, long expectedBytes) {
        bufferPosition = position;
        readSize = (int) Math.min(FIRST_READ, Math.max(expectedBytes, 1024));
        buffer = new byte[readSize];
    }

    /** Puts 1 to {@code count} bytes of the position into {@code to}; returns how many, or -1 at the end. */
    abstract int read(long position, byte[] to, int from, int count) throws IOException;

    /** Goes on at {@code target}, which lies after {@code position}; false if the input ends before. */
    abstract boolean pass(long position, long target) throws IOException;

    /** Position after the last byte, or {@link Long#MAX_VALUE} where only reading can tell. */
    abstract long end();

    /** Whether more may be there later; otherwise what ends early is wrong, and no file that is still being written. */
    boolean mayGrow() {
        return true;
    }

    final long position() {
        return bufferPosition + next;
    }

    /** Whether this many bytes, at most 1024, are left; afterwards they can be taken. */
    final boolean available(int count) throws IOException {
        return limit - next >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        bufferPosition += next;
        limit -= next;
        next = 0;
        if (buffer.length < readSize) {
            buffer = Arrays.copyOf(buffer, readSize);
        }
        while (limit < count) {
            int read = read(bufferPosition + limit, buffer, limit, Math.max(count, readSize) - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        readSize = Math.min(readSize * 2, LONGEST_READ);
        return true;
    }

    /** The unsigned byte at this distance from the position, which stays. */
    final int peek(int distance) {
        return buffer[next + distance] & 0xFF;
    }

    final int peekShort(int distance, boolean bigEndian) {
        int first = peek(distance);
        int second = peek(distance + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    final long peekInt(int distance, boolean bigEndian) {
        long first = peekShort(distance, bigEndian);
        long second = peekShort(distance + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    final int peekTag(boolean bigEndian) {
        return peekShort(0, bigEndian) << 16 | peekShort(2, bigEndian);
    }

    /** Passes bytes that are available. */
    final void take(int count) {
        next += count;
    }

    /** Reads a value onto the heap; null if the input ends before. The caller has checked that it may take the memory. */
    final byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int have = Math.min(count, limit - next);
        System.arraycopy(buffer, next, bytes, 0, have);
        next += have;
        if (have < count) {
            long position = position();
            while (have < count) {
                int read = read(position, bytes, have, count - have);
                if (read < 0) {
                    return null;
                }
                have += read;
                position += read;
            }
            restart(position);
        }
        return bytes;
    }

    /** Passes bytes without keeping them; false if the input ends before. */
    final boolean skip(long count) throws IOException {
        if (count <= limit - next) {
            next += (int) count;
            return true;
        }
        long target = position() + count;
        if (!pass(bufferPosition + limit, target)) {
            return false;
        }
        restart(target);
        // What follows a long value is mostly the header of the next one, and then another long value.
        readSize = READ_AFTER_SKIP;
        return true;
    }

    private void restart(long position) {
        bufferPosition = position;
        next = 0;
        limit = 0;
    }

    /** Whether the next bytes, at most 1024, are zeros. */
    final boolean onlyZeros(int count) throws IOException {
        boolean zeros = available(count);
        for (int i = 0; zeros && i < count; i++) {
            zeros = peek(i) == 0;
        }
        return zeros;
    }

    /** Whether nothing but zeros is left, at most {@code most} of them; stays before the first other byte. */
    final boolean onlyZerosLeft(long most) throws IOException {
        for (long seen = 0; seen <= most; seen++) {
            if (!available(1)) {
                return true;
            }
            if (peek(0) != 0) {
                return false;
            }
            take(1);
        }
        return false;
    }
}
