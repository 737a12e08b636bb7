package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Deflates an edited data set (PS3.5 §A.5); long values come, inflated piece by piece, from the file they were left in. */
final class Redeflation implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final FileChannel channel;
    private final long offset;
    private final long size;
    private final ReadLimits limits;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final List<Segment> out = new ArrayList<>();
    private long length;
    private final byte[] chunk = new byte[CHUNK];
    private InflatedInput in;
    private long mayInflate;

    private Redeflation(FileChannel channel, long offset, long size, ReadLimits limits) {
        this.channel = channel;
        this.offset = offset;
        this.size = size;
        this.limits = limits;
        this.mayInflate = limits.inflatedBytes();
    }

    /**
     * The pieces one after the other, deflated, and padded to even length; in many small segments, lest a long one is needed
     * twice while it grows.
     */
    static List<Segment> deflate(List<Value.Plain> pieces, Path file, long offset, long size, ReadLimits limits)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Redeflation redeflation = new Redeflation(channel, offset, size, limits)) {
            for (Value.Plain piece : pieces) {
                redeflation.add(piece);
            }
            return redeflation.finish();
        }
    }

    private void add(Value.Plain piece) throws IOException {
        if (piece instanceof Value.Bytes heap) {
            add(heap.bytes());
        } else if (piece instanceof Value.Deflated there) {
            goTo(there.offset());
            for (long left = there.length(); left > 0; left -= CHUNK) {
                byte[] bytes = in.bytes((int) Math.min(left, CHUNK));
                if (bytes == null) {
                    throw changed();
                }
                add(bytes);
            }
        } else {
            throw new IllegalArgumentException("value: a region of a file (expected: of the deflated data set)");
        }
    }

    /** Values out of order need the file inflated from its beginning again: that must end, too. */
    private void goTo(long position) throws IOException {
        if (in == null || in.position() > position) {
            if (in != null) {
                mayInflate -= in.inflatedBytes();
                in.close();
            }
            in = InflatedInput.open(channel, offset, size, mayInflate);
        }
        if (!in.skip(position - in.position())) {
            throw changed();
        }
    }

    /** What a reader throws that no longer finds a value where it was. */
    static MalformedObjectException changed() {
        return new MalformedObjectException(
                Problem.TRUNCATED, "deflated data set: shorter than before (expected: an unchanged file)", -1, 0);
    }

    private void add(byte[] bytes) {
        deflater.setInput(bytes);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    private List<Segment> finish() {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        if ((length & 1) == 1) {
            out.add(new Segment.Heap(new byte[1]));
        }
        return out;
    }

    private void drain() {
        int count = deflater.deflate(chunk);
        if (count > 0) {
            out.add(new Segment.Heap(Arrays.copyOf(chunk, count)));
            length += count;
        }
        if (length > limits.deflatedBytes()) {
            throw new MalformedObjectException(
                    Problem.LIMIT_EXCEEDED,
                    "edited data set: more than " + limits.deflatedBytes()
                            + " bytes when deflated (expected: at most that, limit deflatedBytes)",
                    -1,
                    0);
        }
    }

    @Override
    public void close() {
        deflater.end();
        if (in != null) {
            in.close();
        }
    }
}
