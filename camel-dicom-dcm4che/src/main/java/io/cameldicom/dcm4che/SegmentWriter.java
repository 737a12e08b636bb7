package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import org.dcm4che3.net.DataWriter;
import org.dcm4che3.net.PDVOutputStream;

/** Gives dcm4che the bytes of segments as they are: an unedited file is copied, never parsed. */
final class SegmentWriter implements DataWriter {
    private static final int CHUNK = 64 * 1024;

    private final List<Segment> segments;
    private final LongConsumer copied;
    private long position;
    private byte[] buffer;

    /** @param copied hears, after each part, how many bytes were handed over so far */
    SegmentWriter(List<Segment> segments, LongConsumer copied) {
        this.segments = segments;
        this.copied = copied;
    }

    /**
     * @throws MalformedObjectException if a file ends before its region does
     * @throws UnreadableObjectException if a file cannot be opened or read
     */
    @Override
    public void writeTo(PDVOutputStream out, String transferSyntax) throws IOException {
        for (Segment segment : segments) {
            if (segment instanceof Heap heap) {
                copy(heap, out);
            } else if (segment instanceof FileRegion region) {
                copy(region, out);
            }
        }
    }

    private void copy(Heap heap, PDVOutputStream out) throws IOException {
        for (int start = 0; start < heap.bytes().length; start += CHUNK) {
            write(heap.bytes(), start, Math.min(CHUNK, heap.bytes().length - start), out);
        }
    }

    private void copy(FileRegion region, PDVOutputStream out) throws IOException {
        if (region.length() == 0) {
            return;
        }
        try (FileChannel file = open(region)) {
            ByteBuffer chunk = ByteBuffer.wrap(buffer());
            for (long done = 0; done < region.length(); done += chunk.position()) {
                chunk.clear().limit((int) Math.min(CHUNK, region.length() - done));
                read(file, region, done, chunk);
                write(chunk.array(), 0, chunk.position(), out);
            }
        }
    }

    private byte[] buffer() {
        if (buffer == null) {
            buffer = new byte[CHUNK];
        }
        return buffer;
    }

    private static FileChannel open(FileRegion region) {
        try {
            return FileChannel.open(region.file(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
    }

    private static void read(FileChannel file, FileRegion region, long done, ByteBuffer chunk) {
        int count;
        try {
            count = file.read(chunk, region.offset() + done);
        } catch (IOException e) {
            throw new UnreadableObjectException(e);
        }
        if (count < 0) {
            throw region.truncatedAfter(done);
        }
    }

    private void write(byte[] bytes, int offset, int length, PDVOutputStream out) throws IOException {
        out.write(bytes, offset, length);
        position += length;
        copied.accept(position);
    }
}
