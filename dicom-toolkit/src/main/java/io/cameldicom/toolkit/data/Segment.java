package io.cameldicom.toolkit.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/** A run of encoded bytes of a data set: on the heap, or a region of a file that is never read into the heap. */
public sealed interface Segment {
    /** Number of bytes, 0 or more. */
    long length();

    /** Bytes on the heap. The array belongs to the segment: neither side changes it afterwards. */
    record Heap(byte[] bytes) implements Segment {
        public Heap {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public long length() {
            return bytes.length;
        }

        /** A read-only view of the bytes. */
        public ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }
    }

    /** {@code length} bytes of {@code file} from {@code offset}. */
    record FileRegion(Path file, long offset, long length) implements Segment {
        public FileRegion {
            Objects.requireNonNull(file, "file");
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException("region: " + offset + "+" + length + " (expected: both 0 or more)");
            }
        }

        /**
         * What a reader throws whose file ends before the region does.
         *
         * @param read bytes of the region that were there
         */
        public MalformedObjectException truncatedAfter(long read) {
            return new MalformedObjectException(
                    MalformedObjectException.Problem.TRUNCATED,
                    "file region: the file ends after " + read + " bytes (expected: " + length + ")",
                    offset + read,
                    0);
        }
    }
}
