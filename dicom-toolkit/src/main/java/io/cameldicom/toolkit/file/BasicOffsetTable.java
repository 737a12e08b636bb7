package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.data.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where each frame begins, counted from the item tag of the first fragment (PS3.5 §A.4). Padding a fragment of odd length
 * moves the ones behind it.
 */
final class BasicOffsetTable {
    private static final int ITEM_HEADER = 8;
    private static final int ENTRY = 4;
    private static final long HIGHEST = 0xFFFF_FFFFL;

    private BasicOffsetTable() {}

    /** Whether a fragment gains a byte when it is encoded anew. */
    static boolean isPadded(Value.Fragments fragments) {
        return fragments.fragments().stream().skip(1).anyMatch(BasicOffsetTable::isOdd);
    }

    /**
     * The table as it must be once every fragment has an even length. One that is empty, or that does not point at
     * fragments as they are, is left as it is.
     *
     * @return empty if that cannot be told, since the table is not on the heap, or cannot be counted
     */
    static Optional<Value.Plain> afterPadding(Value.Fragments encapsulated) {
        List<Value.Plain> fragments = encapsulated.fragments();
        Value.Plain table = fragments.get(0);
        if (table.length() == 0 || !isPadded(encapsulated)) {
            return Optional.of(table);
        }
        if (!(table instanceof Value.Bytes heap)) {
            return Optional.empty();
        }
        long[] before = new long[fragments.size() - 1];
        long[] after = new long[before.length];
        for (int i = 1; i < before.length; i++) {
            long length = fragments.get(i).length();
            before[i] = before[i - 1] + ITEM_HEADER + length;
            after[i] = after[i - 1] + ITEM_HEADER + length + (length & 1);
        }
        ByteBuffer from = ByteBuffer.wrap(heap.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(heap.bytes().length).order(ByteOrder.LITTLE_ENDIAN);
        while (from.remaining() >= ENTRY) {
            int fragment = Arrays.binarySearch(before, Integer.toUnsignedLong(from.getInt()));
            if (fragment < 0) {
                return Optional.of(table);
            }
            if (after[fragment] > HIGHEST) {
                return Optional.empty();
            }
            to.putInt((int) after[fragment]);
        }
        return Optional.of(from.hasRemaining() ? table : new Value.Bytes(to.array()));
    }

    private static boolean isOdd(Value.Plain fragment) {
        return (fragment.length() & 1) == 1;
    }
}
