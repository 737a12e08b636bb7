package io.cameldicom.toolkit.file;

/**
 * Bounds on what reading a file may cost; each is checked before memory is taken. What exceeds one is a {@link
 * io.cameldicom.toolkit.data.MalformedObjectException.Problem#LIMIT_EXCEEDED}.
 *
 * @param headerBytes bytes of the heap that one file may take: its elements, items and fragments at 64 bytes each, and the
 *     values that are kept on the heap at 32 bytes more than their length; default 32 MiB. When half of them are used, only
 *     values of up to 256 bytes are still kept
 * @param elements elements, items and fragments of one file, at all levels; default 1,000,000
 * @param nestingDepth sequences within sequences, 1 to 256; default 128
 * @param valueLength bytes of one value, wherever it is kept; default 4,294,967,294, the most that DICOM can write
 * @param heapThreshold values longer than this stay in their file; at least 1 KiB, default 16 KiB. Text whose character set matters
 *     stays on the heap up to 1 MiB
 * @param inflatedBytes bytes of one deflated data set, inflated; default 1 GiB. Editing one may inflate as many in all, which
 *     matters where its long values do not come in the order of their tags
 * @param deflatedBytes bytes of an edited data set that is deflated again, deflated; default 64 MiB
 */
public record ReadLimits(
        long headerBytes,
        int elements,
        int nestingDepth,
        long valueLength,
        int heapThreshold,
        long inflatedBytes,
        long deflatedBytes) {
    /** The default of each limit. */
    public static final ReadLimits DEFAULTS =
            new ReadLimits(32L << 20, 1_000_000, 128, 0xFFFF_FFFEL, 16 << 10, 1L << 30, 64L << 20);

    /** Deeper than this the recursion of the encoder might need more stack than a small thread has. */
    static final int DEEPEST = 256;

    /** UIDs must be seen, also those that are far too long. */
    private static final int LEAST_ON_HEAP = 1 << 10;

    private static final int LONGEST_ON_HEAP = 1 << 30;

    public ReadLimits {
        require("headerBytes", headerBytes, 1, Long.MAX_VALUE);
        require("elements", elements, 1, Integer.MAX_VALUE);
        require("nestingDepth", nestingDepth, 1, DEEPEST);
        require("valueLength", valueLength, 1, 0xFFFF_FFFEL);
        require("heapThreshold", heapThreshold, LEAST_ON_HEAP, LONGEST_ON_HEAP);
        require("inflatedBytes", inflatedBytes, 1, Long.MAX_VALUE);
        require("deflatedBytes", deflatedBytes, 1, LONGEST_ON_HEAP);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    /** These limits with another bound on heap values. */
    public ReadLimits withHeapThreshold(int bytes) {
        return new ReadLimits(headerBytes, elements, nestingDepth, valueLength, bytes, inflatedBytes, deflatedBytes);
    }

    /** These limits with another bound on nesting. */
    public ReadLimits withNestingDepth(int depth) {
        return new ReadLimits(headerBytes, elements, depth, valueLength, heapThreshold, inflatedBytes, deflatedBytes);
    }

    /** These limits with another bound on the number of elements. */
    public ReadLimits withElements(int count) {
        return new ReadLimits(
                headerBytes, count, nestingDepth, valueLength, heapThreshold, inflatedBytes, deflatedBytes);
    }

    /** These limits with another bound on the bytes kept on the heap. */
    public ReadLimits withHeaderBytes(long bytes) {
        return new ReadLimits(bytes, elements, nestingDepth, valueLength, heapThreshold, inflatedBytes, deflatedBytes);
    }

    /** These limits with another bound on the length of one value. */
    public ReadLimits withValueLength(long bytes) {
        return new ReadLimits(headerBytes, elements, nestingDepth, bytes, heapThreshold, inflatedBytes, deflatedBytes);
    }

    /** These limits with other bounds on deflated data sets. */
    public ReadLimits withDeflation(long mostInflated, long mostDeflated) {
        return new ReadLimits(
                headerBytes, elements, nestingDepth, valueLength, heapThreshold, mostInflated, mostDeflated);
    }

    /** These limits with another bound on the length of an inflated data set. */
    public ReadLimits withInflatedBytes(long bytes) {
        return withDeflation(bytes, deflatedBytes);
    }
}
