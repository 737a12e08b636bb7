package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Reads the bytes of segments one after the other, file regions straight into direct buffers. Not thread-safe. */
final class SegmentReader implements AutoCloseable {
    private final List<Segment> segments;
    private int index;
    private long position;
    private Path openFile;
    private FileChannel channel;
    private long channelPosition;

    SegmentReader(List<Segment> segments) {
        this.segments = segments;
    }

    /**
     * Fills all targets in order. The segments must have that many bytes left.
     *
     * @throws MalformedObjectException if a file ends before its region does
     * @throws UnreadableObjectException if a file cannot be opened or read
     */
    void fill(ByteBuffer[] targets) {
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
            close();
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
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost.
            }
            channel = null;
            openFile = null;
        }
    }
}
