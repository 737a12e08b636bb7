package io.cameldicom.toolkit.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The bytes of segments one after the other, words reversed where a region asks for it. Holds one open file at a time, and
 * none once everything was read. A file that ends before its region does is a {@link MalformedObjectException}, {@link
 * MalformedObjectException.Problem#TRUNCATED}. Not thread-safe; blocks on files.
 */
public final class SegmentInput extends InputStream {
    /** Longer reads onto the heap would go through buffers as long, which the platform keeps. */
    private static final int LONGEST_READ = 64 << 10;

    private static final int WORDS = 16 << 10;

    private final Iterator<Segment> segments;
    private Segment segment = new Segment.Heap(new byte[0]);
    private long position;
    private Path openFile;
    private FileChannel channel;
    private ByteBuffer words;

    public SegmentInput(List<? extends Segment> segments) {
        this.segments = List.<Segment>copyOf(segments).iterator();
    }

    /**
     * Puts 1 or more bytes into {@code target}.
     *
     * @param target has room
     * @return how many bytes, or -1 if none are left
     * @throws IOException if a file cannot be opened or read; its message may hold a path
     */
    public int read(ByteBuffer target) throws IOException {
        while (position == segment.length()) {
            if (!segments.hasNext()) {
                close();
                return -1;
            }
            segment = segments.next();
            position = 0;
        }
        int count = segment instanceof Segment.Heap heap
                ? copy(heap, target)
                : region((Segment.FileRegion) segment, target);
        position += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? 0 : read(ByteBuffer.wrap(bytes, offset, length));
    }

    private int copy(Segment.Heap heap, ByteBuffer target) {
        int count = (int) Math.min(target.remaining(), heap.length() - position);
        target.put(heap.bytes(), (int) position, count);
        return count;
    }

    private int region(Segment.FileRegion region, ByteBuffer target) throws IOException {
        if (!region.file().equals(openFile)) {
            close();
            channel = FileChannel.open(region.file(), StandardOpenOption.READ);
            openFile = region.file();
        }
        return region.wordLength() == 1 ? bytes(region, target) : words(region, target);
    }

    private int bytes(Segment.FileRegion region, ByteBuffer target) throws IOException {
        int most = (int) Math.min(region.length() - position, Math.min(target.remaining(), LONGEST_READ));
        int limit = target.limit();
        target.limit(target.position() + most);
        try {
            return fromFile(region, position, target);
        } finally {
            target.limit(limit);
        }
    }

    /** Words may lie across what the reader asks for, so they are reversed in a buffer of their own. */
    private int words(Segment.FileRegion region, ByteBuffer target) throws IOException {
        if (words == null) {
            words = ByteBuffer.allocate(WORDS).flip();
        }
        if (!words.hasRemaining()) {
            words.clear().limit((int) Math.min(WORDS, region.length() - position));
            while (words.hasRemaining()) {
                fromFile(region, position + words.position(), words);
            }
            reverse(words.flip(), region.wordLength());
        }
        int count = Math.min(words.remaining(), target.remaining());
        target.put(target.position(), words, words.position(), count).position(target.position() + count);
        words.position(words.position() + count);
        return count;
    }

    private int fromFile(Segment.FileRegion region, long at, ByteBuffer target) throws IOException {
        int count = channel.read(target, region.offset() + at);
        if (count < 0) {
            throw region.truncatedAfter(at);
        }
        return count;
    }

    /**
     * Reverses the bytes of every whole word between position and limit, which stay.
     *
     * @param wordLength 1, 2, 4 or 8 bytes
     */
    public static void reverse(ByteBuffer bytes, int wordLength) {
        int end = bytes.limit() - wordLength;
        for (int at = bytes.position(); at <= end; at += wordLength) {
            switch (wordLength) {
                case 2 -> bytes.putShort(at, Short.reverseBytes(bytes.getShort(at)));
                case 4 -> bytes.putInt(at, Integer.reverseBytes(bytes.getInt(at)));
                case 8 -> bytes.putLong(at, Long.reverseBytes(bytes.getLong(at)));
                default -> {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            openFile = null;
        }
    }
}
