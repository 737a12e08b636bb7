package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.SentDigest;
import io.netty.buffer.ByteBuf;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the bytes of segments one after the other, file regions straight into direct buffers. Not thread-safe. */
final class SegmentReader implements AutoCloseable {
    private final List<Segment> segments;
    private int index;
    private long position;
    private Path openFile;
    private FileChannel channel;
    private long channelPosition;
    private final SentDigest digest;
    private SegmentInput reversed;

    /** @param digest whether to compute the SHA-256 of what is read */
    SegmentReader(List<Segment> segments, boolean digest) {
        this.segments = segments;
        this.digest = digest ? new SentDigest() : null;
    }

    boolean isDigesting() {
        return digest != null;
    }

    /** The hash of all that was read, in hexadecimal digits, where it was asked for; once, at the end. */
    Optional<String> digested() {
        return Optional.ofNullable(digest).map(SentDigest::hex);
    }

    /**
     * Fills all targets in order. The segments must have that many bytes left.
     *
     * @throws MalformedObjectException if a file ends before its region does
     * @throws UnreadableObjectException if a file cannot be opened or read
     */
    void fill(ByteBuffer[] targets) {
        if (digest == null) {
            read(targets);
            return;
        }
        ByteBuffer[] filled = Stream.of(targets).map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
        read(targets);
        for (ByteBuffer bytes : filled) {
            digest.add(bytes);
        }
    }

    private void read(ByteBuffer[] targets) {
        int first = 0;
        while (first < targets.length) {
            if (!targets[first].hasRemaining()) {
                first++;
                continue;
            }
            Segment segment = segments.get(index);
            if (position == segment.length()) {
                index++;
                position = 0;
            } else if (segment instanceof Heap heap) {
                copy(heap, targets[first]);
            } else if (segment instanceof FileRegion region && region.wordLength() > 1) {
                reverse(region, targets[first]);
            } else if (segment instanceof FileRegion region) {
                read(region, targets, first);
            }
        }
    }

    /** Appends this many bytes to an empty buffer. */
    void fill(ByteBuf target, int bytes) {
        fill(new ByteBuffer[] {target.nioBuffer(0, bytes)});
        target.writerIndex(bytes);
    }

    private void copy(Heap heap, ByteBuffer target) {
        int length = (int) Math.min(target.remaining(), heap.length() - position);
        target.put(heap.bytes(), (int) position, length);
        position += length;
    }

    /** Words may lie across PDVs, and a read may end anywhere in one. */
    private void reverse(FileRegion region, ByteBuffer target) {
        try {
            if (reversed == null) {
                reversed = new SegmentInput(List.of(region));
            }
            position += reversed.read(target);
            if (position == region.length()) {
                reversed.close();
                reversed = null;
            }
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
    }

    /** One scattering read, which may fill less than the region has. */
    private void read(FileRegion region, ByteBuffer[] targets, int first) {
        long left = region.length() - position;
        int end = first;
        while (end < targets.length && targets[end].remaining() <= left) {
            left -= targets[end].remaining();
            end++;
        }
        if (end == first || (end < targets.length && left > 0)) {
            readUpTo(region, targets, first, end, (int) left);
        } else {
            readInto(region, targets, first, end);
        }
    }

    /** The region ends within {@code targets[end]}, so that this one is filled only in part. */
    private void readUpTo(FileRegion region, ByteBuffer[] targets, int first, int end, int part) {
        ByteBuffer boundary = targets[end];
        int limit = boundary.limit();
        boundary.limit(boundary.position() + part);
        try {
            readInto(region, targets, first, end + 1);
        } finally {
            boundary.limit(limit);
        }
    }

    private void readInto(FileRegion region, ByteBuffer[] targets, int first, int end) {
        long count;
        try {
            open(region);
            count = channel.read(targets, first, end - first);
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
        if (count < 0) {
            throw region.truncatedAfter(position);
        }
        position += count;
        channelPosition += count;
    }

    private void open(FileRegion region) throws IOException {
        if (!region.file().equals(openFile)) {
            close(channel);
            channel = FileChannel.open(region.file(), StandardOpenOption.READ);
            openFile = region.file();
            channelPosition = 0;
        }
        long wanted = region.offset() + position;
        if (channelPosition != wanted) {
            channel.position(wanted);
            channelPosition = wanted;
        }
    }

    @Override
    public void close() {
        close(channel);
        channel = null;
        openFile = null;
        close(reversed);
        reversed = null;
    }

    private static void close(Closeable file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
