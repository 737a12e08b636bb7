package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.SegmentInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Bytes for comparison. */
public final class Bytes {
    private Bytes() {}

    /** What would travel. */
    public static byte[] of(EncodedDataSet encoded) throws IOException {
        try (SegmentInput in = new SegmentInput(encoded.segments())) {
            return in.readAllBytes();
        }
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
