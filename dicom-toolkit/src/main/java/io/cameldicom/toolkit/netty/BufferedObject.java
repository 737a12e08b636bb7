package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.engine.ReadAhead;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** A data set whose first bytes, often all of them, may stand in a buffer already; whoever takes them first owns them. */
final class BufferedObject implements ReadAhead {
    private final EncodedDataSet dataSet;
    private final boolean readByCaller;
    private Optional<Content> content = Optional.empty();

    /**
     * What was read.
     *
     * @param bytes the first bytes, an even number of them
     * @param buffers where {@code bytes} must be given back
     * @param rest reads what follows
     */
    record Content(ByteBuf bytes, SendBuffers buffers, SegmentReader rest) {
        void free() {
            rest.close();
            buffers.giveBack(bytes);
        }
    }

    private BufferedObject(EncodedDataSet dataSet, boolean readByCaller) {
        this.dataSet = dataSet;
        this.readByCaller = readByCaller;
    }

    BufferedObject(EncodedDataSet dataSet) {
        this(dataSet, false);
    }

    /** An object whose beginning may be read by the thread that stores it, as nobody else waits for that thread. */
    static BufferedObject readByCaller(EncodedDataSet dataSet) {
        return new BufferedObject(dataSet, true);
    }

    boolean isReadByCaller() {
        return readByCaller;
    }

    /**
     * Reads as much as one buffer holds, if one is free. A file that cannot be read is left to {@link PendingStore}, which
     * meets the failure again.
     */
    synchronized void read(SendResources resources, boolean digest) {
        try {
            resources.aheadFor(dataSet.length()).ifPresent(buffers -> read(buffers, digest));
        } catch (DicomException | OutOfMemoryError e) {
            // A reason to read nothing ahead: whoever sends the object meets it again, if it lasts.
        }
    }

    private void read(SendBuffers buffers, boolean digest) {
        Optional<ByteBuf> free = buffers.tryTake();
        if (free.isPresent()) {
            Content read = new Content(free.get(), buffers, new SegmentReader(dataSet.segments(), digest));
            int bytes = (int) Math.min(dataSet.length(), buffers.capacity()) & ~1;
            try {
                read.rest().fill(read.bytes(), bytes);
                content = Optional.of(read);
            } finally {
                if (content.isEmpty()) {
                    read.free();
                } else if (bytes == dataSet.length()) {
                    read.rest().close();
                }
            }
        }
    }

    /** Hands over what was read, if anything was, and nobody else has it. */
    synchronized Optional<Content> take() {
        Optional<Content> taken = content;
        content = Optional.empty();
        return taken;
    }

    @Override
    public EncodedDataSet dataSet() {
        return dataSet;
    }

    @Override
    public void close() {
        take().ifPresent(Content::free);
    }
}
