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

    /**
     * {@code length} bytes of {@code file} from {@code offset}. Who reads it must heed the word length: {@link SegmentInput}
     * does.
     *
     * @param wordLength 1 for bytes as they stand in the file; 2, 4 or 8 where the bytes of every word of that length are to
     *     be reversed, since the file has them in the other byte order. The length is a multiple of it
     */
    record FileRegion(Path file, long offset, long length, int wordLength) implements Segment {
        private static final int LONGEST_WORD = 8;

        public FileRegion {
            Objects.requireNonNull(file, "file");
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException("region: " + offset + "+" + length + " (expected: both 0 or more)");
            }
            if (wordLength < 1
                    || wordLength > LONGEST_WORD
                    || Integer.bitCount(wordLength) != 1
                    || length % wordLength != 0) {
                throw new IllegalArgumentException("word length: " + wordLength + " of a region of " + length
                        + " bytes (expected: 1, 2, 4 or 8, in whole words)");
            }
        }

        /** Bytes as they stand in the file. */
        public FileRegion(Path file, long offset, long length) {
            this(file, offset, length, 1);
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
