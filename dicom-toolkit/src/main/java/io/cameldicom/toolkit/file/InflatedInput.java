package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A deflated data set (PS3.5 §A.5), inflated as it is read: raw RFC 1951 as the standard has it, or with the zlib header
 * that some writers add. Positions count inflated bytes.
 */
final class InflatedInput extends ByteInput implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    private static final int ZLIB_HEADER = 2;
    private static final int ZLIB_TRAILER = 4;
    private static final int GZIP_TRAILER = 8;
    private static final int MOST_TRAILING_ZEROS = 1 << 20;

    private final FileChannel channel;
    private final long fileOffset;
    private final long fileSize;
    private final long mostBytes;
    private final boolean zlib;
    private final Inflater inflater;
    private final byte[] deflated = new byte[CHUNK];
    private final byte[] passed = new byte[CHUNK];
    private long fileNext;

    private InflatedInput(FileChannel channel, long fileOffset, long fileSize, long mostBytes, boolean zlib) {
        super(0, CHUNK);
        this.channel = channel;
        this.fileOffset = fileOffset;
        this.fileSize = fileSize;
        this.mostBytes = mostBytes;
        this.zlib = zlib;
        this.inflater = new Inflater(!zlib);
        this.fileNext = fileOffset;
    }

    static InflatedInput open(FileChannel channel, long offset, long size, long mostBytes) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(5);
        while (head.hasRemaining() && channel.read(head, offset + head.position()) > 0) {
            // until five bytes are there, or the file ends
        }
        return new InflatedInput(channel, offset, size, mostBytes, hasZlibHeader(head.flip()));
    }

    /** RFC 1950 §2.2; a raw stored block (RFC 1951 §3.2.4) that looks the same repeats its length inverted. */
    private static boolean hasZlibHeader(ByteBuffer head) {
        if (head.remaining() < 5) {
            return false;
        }
        boolean header = (head.get(0) & 0x0F) == 8 && (head.getShort(0) & 0xFFFF) % 31 == 0;
        boolean stored = (head.get(0) & 6) == 0 && head.getShort(1) == (short) ~head.getShort(3);
        return header && !stored;
    }

    @Override
    int read(long position, byte[] to, int from, int count) throws IOException {
        try {
            while (true) {
                int inflated = inflater.inflate(to, from, count);
                if (inflated > 0) {
                    return checked(position, inflated);
                }
                if (inflater.finished()) {
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw malformed("deflated stream: it needs a preset dictionary (expected: none)");
                }
                feed();
            }
        } catch (DataFormatException e) {
            throw malformed("deflated stream: unreadable (expected: RFC 1951)");
        }
    }

    private int checked(long position, int inflated) {
        if (position + inflated > mostBytes) {
            throw new MalformedObjectException(
                    Problem.LIMIT_EXCEEDED,
                    "inflated data set: more than " + mostBytes
                            + " bytes (expected: at most that, limit inflatedBytes)",
                    fileNext,
                    0);
        }
        return inflated;
    }

    private void feed() throws IOException {
        int count = (int) Math.min(deflated.length, fileSize - fileNext);
        int read = count <= 0 ? -1 : channel.read(ByteBuffer.wrap(deflated, 0, count), fileNext);
        if (read <= 0) {
            throw new MalformedObjectException(
                    Problem.TRUNCATED, "deflated stream: ends early (expected: a final block)", fileNext, 0);
        }
        fileNext += read;
        inflater.setInput(deflated, 0, read);
    }

    private MalformedObjectException malformed(String message) {
        return new MalformedObjectException(Problem.MALFORMED, message, fileOffset + inflater.getBytesRead(), 0);
    }

    @Override
    boolean pass(long position, long target) throws IOException {
        long at = position;
        while (at < target) {
            int read = read(at, passed, 0, (int) Math.min(passed.length, target - at));
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    @Override
    long end() {
        return Long.MAX_VALUE;
    }

    @Override
    boolean mayGrow() {
        return false;
    }

    /** How many bytes were inflated up to now. */
    long inflatedBytes() {
        return inflater.getBytesWritten();
    }

    /**
     * Where the data set to send begins and ends in the file: up to its final block and the zero that pads it. The trailer of
     * gzip (RFC 1952 §2.3.1), which some writers leave there, goes with it and harms no reader; header and trailer of zlib,
     * which PS3.5 §A.5 does not have, stay behind. Known when everything was read.
     *
     * @throws MalformedObjectException if anything but zeros follows
     */
    Segment.FileRegion deflatedRegion(Path file) throws IOException {
        long end = inflater.getBytesRead();
        FileInput rest = new FileInput(channel, fileOffset + end, fileSize);
        if (rest.available(GZIP_TRAILER) && rest.peekInt(4, false) == (inflatedBytes() & 0xFFFF_FFFFL)) {
            rest.take(GZIP_TRAILER);
            end += GZIP_TRAILER;
        }
        boolean padded = (end & 1) == 1 && rest.available(1);
        if (!rest.onlyZerosLeft(MOST_TRAILING_ZEROS)) {
            throw malformed("deflated stream: followed by other bytes (expected: at most " + MOST_TRAILING_ZEROS
                    + " zeros after the final block)");
        }
        return zlib
                ? new Segment.FileRegion(
                        file, fileOffset + ZLIB_HEADER, inflater.getBytesRead() - ZLIB_HEADER - ZLIB_TRAILER)
                : new Segment.FileRegion(file, fileOffset, padded ? end + 1 : end);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
