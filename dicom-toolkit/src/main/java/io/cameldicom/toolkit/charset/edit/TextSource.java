package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.util.List;

/** What an edit needs of the file that a data set is of: its byte order, and text that was too long for the heap. */
public interface TextSource {
    /** A data set of no file: little endian, and with no value in a deflated file. */
    TextSource NONE = new TextSource() {
        @Override
        public boolean isBigEndian() {
            return false;
        }

        @Override
        public byte[] inflated(Value.Deflated value) {
            throw new IllegalArgumentException("value: in a deflated file (expected: a data set of no file)");
        }
    };

    /** The file of which the data set is, or of which it is an edit. */
    static TextSource of(DicomFile file) {
        return new TextSource() {
            @Override
            public boolean isBigEndian() {
                return file.transferSyntax().isBigEndian();
            }

            @Override
            public byte[] inflated(Value.Deflated value) throws IOException {
                return file.inflated(value);
            }
        };
    }

    /** Byte order of numbers in the data set. */
    boolean isBigEndian();

    /** As {@link DicomFile#inflated}. */
    byte[] inflated(Value.Deflated value) throws IOException;

    /** The bytes of a value, wherever it is; blocks on the file. The caller has checked that it may take the memory. */
    default byte[] bytes(Value.Plain value) throws IOException {
        if (value instanceof Value.Bytes heap) {
            return heap.bytes();
        }
        if (value instanceof Value.Deflated deflated) {
            return inflated(deflated);
        }
        Segment.FileRegion region = ((Value.Region) value).region();
        try (SegmentInput in = new SegmentInput(List.of(region))) {
            return in.readNBytes(Math.toIntExact(region.length()));
        }
    }
}
