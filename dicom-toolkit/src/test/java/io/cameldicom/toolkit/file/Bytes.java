package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes for comparison. */
final class Bytes {
    private Bytes() {}

    /** What would travel. */
    static byte[] of(EncodedDataSet encoded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Segment segment : encoded.segments()) {
            if (segment instanceof Segment.Heap heap) {
                out.writeBytes(heap.bytes());
            } else if (segment instanceof Segment.FileRegion region) {
                try (FileChannel channel = FileChannel.open(region.file())) {
                    ByteBuffer bytes = ByteBuffer.allocate((int) region.length());
                    while (bytes.hasRemaining() && channel.read(bytes, region.offset() + bytes.position()) > 0) {
                        // until the region was read
                    }
                    out.writeBytes(bytes.array());
                }
            }
        }
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
