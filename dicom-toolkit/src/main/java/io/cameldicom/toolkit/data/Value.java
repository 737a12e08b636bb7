package io.cameldicom.toolkit.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an element holds, exactly as encoded: nothing is decoded, trimmed, padded or swapped. Arrays belong to the value:
 * neither side changes them afterwards. No value shows its content in {@code toString()}.
 */
public sealed interface Value {
    /** Bytes on the heap or in a file: a plain value, or one fragment of encapsulated pixel data. */
    sealed interface Plain extends Value {
        /** Number of bytes, without padding that the file did not have. */
        long length();
    }

    /** A value on the heap. */
    record Bytes(byte[] bytes) implements Plain {
        /** The empty value. */
        public static final Bytes EMPTY = new Bytes(new byte[0]);

        public Bytes {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** A value that stays in its file. */
    record Region(Segment.FileRegion region) implements Plain {
        public Region {
            Objects.requireNonNull(region, "region");
        }

        @Override
        public long length() {
            return region.length();
        }

        @Override
        public String toString() {
            return region.length() + " bytes in a file";
        }
    }

    /**
     * A value that stays in a deflated file, where it has no bytes of its own.
     *
     * @param offset where it begins in the inflated data set
     * @param length number of inflated bytes
     */
    record Deflated(long offset, long length) implements Plain {
        @Override
        public String toString() {
            return length + " bytes in a deflated file";
        }
    }

    /**
     * A sequence of items (PS3.5 §7.5).
     *
     * @param items in order
     * @param undefinedLength whether the sequence ends with a delimitation item instead of having a length
     */
    record Sequence(List<Item> items, boolean undefinedLength) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.size() + " items";
        }
    }

    /**
     * One item of a sequence.
     *
     * @param undefinedLength whether the item ends with a delimitation item instead of having a length
     */
    record Item(DataSet dataSet, boolean undefinedLength) {
        public Item {
            Objects.requireNonNull(dataSet, "dataSet");
        }
    }

    /**
     * Encapsulated pixel data (PS3.5 §A.4): the basic offset table, then the fragments.
     *
     * @param fragments every item in order, the basic offset table first
     * @param encoded all of it as one run of a file, from the first item tag to the end of the delimitation item; empty
     *     where it must be encoded anew
     */
    record Fragments(List<Plain> fragments, Optional<Segment.FileRegion> encoded) implements Value {
        public Fragments {
            fragments = List.copyOf(fragments);
            Objects.requireNonNull(encoded, "encoded");
        }

        @Override
        public String toString() {
            return fragments.size() + " fragments";
        }
    }
}
