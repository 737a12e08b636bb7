package io.cameldicom.routes.confirmation;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Files that wait, by one of their hashes. A table with open addressing: the entries of a {@code HashMap} would be as large as
 * what is known of the files. Not thread-safe.
 */
final class PendingTable {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int SMALLEST = 16;

    private final ToLongFunction<Pending> key;
    private Pending[] slots = new Pending[SMALLEST];
    private int size;
    private int turn;

    PendingTable(ToLongFunction<Pending> key) {
        this.key = key;
    }

    int size() {
        return size;
    }

    /** Null for none. */
    Pending get(long wanted) {
        return slots[slot(wanted)];
    }

    /** In the place of another one of its key. */
    void put(Pending pending) {
        int slot = slot(key.applyAsLong(pending));
        if (slots[slot] == null) {
            size++;
        }
        slots[slot] = pending;
        if (size > slots.length / 4 * 3) {
            resize(slots.length * 2);
        }
    }

    /** Does nothing where another one, or none, has its key. */
    void remove(Pending pending) {
        int gap = slot(key.applyAsLong(pending));
        if (slots[gap] != pending) {
            return;
        }
        slots[gap] = null;
        size--;
        for (int next = after(gap); slots[next] != null; next = after(next)) {
            int home = home(key.applyAsLong(slots[next]));
            if ((next - home & slots.length - 1) >= (next - gap & slots.length - 1)) {
                slots[gap] = slots[next];
                slots[next] = null;
                gap = next;
            }
        }
        if (slots.length > SMALLEST && size < slots.length / 8) {
            resize(slots.length / 2);
        }
    }

    /** Changes nothing in the table meanwhile. */
    void forEach(Consumer<Pending> each) {
        for (Pending pending : slots) {
            if (pending != null) {
                each.accept(pending);
            }
        }
    }

    /**
     * Goes round once, from where the last round ended.
     *
     * @param isEnough asked after each; true ends the round
     */
    void goRound(Predicate<Pending> isEnough) {
        for (int i = 0; i < slots.length; i++) {
            turn = turn + 1 & slots.length - 1;
            if (slots[turn] != null && isEnough.test(slots[turn])) {
                return;
            }
        }
    }

    /** Where one of this key is, or would be put. */
    private int slot(long wanted) {
        int slot = home(wanted);
        while (slots[slot] != null && key.applyAsLong(slots[slot]) != wanted) {
            slot = after(slot);
        }
        return slot;
    }

    private int home(long wanted) {
        return (int) (wanted * SPREAD >>> 32) & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private void resize(int length) {
        Pending[] before = slots;
        slots = new Pending[length];
        for (Pending pending : before) {
            if (pending != null) {
                slots[slot(key.applyAsLong(pending))] = pending;
            }
        }
    }
}
