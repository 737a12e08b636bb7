package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Deflates an encoded data set (PS3.5 §A.5) into a file. */
final class Deflation {
    private static final int CHUNK = 16 << 10;

    private Deflation() {}

    /** The deflated bytes, padded to even length. */
    static List<Segment> of(List<Segment> segments, ConversionSpool spool) throws IOException {
        Path file = spool.newFile();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (SegmentInput in = new SegmentInput(segments);
                OutputStream out = Files.newOutputStream(file);
                OutputStream deflating = new DeflaterOutputStream(out, deflater, CHUNK)) {
            in.transferTo(deflating);
        } finally {
            deflater.end();
        }
        long length = Files.size(file);
        Segment deflated = new Segment.FileRegion(file, 0, length);
        return (length & 1) == 0 ? List.of(deflated) : List.of(deflated, new Segment.Heap(new byte[1]));
    }
}
