package io.cameldicom.toolkit.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Direct buffers of one size that are used again and again, the last used first: it is still in the processor's cache.
 * Safe for use by many threads.
 */
final class SendBuffers {
    private final int capacity;
    private final int maximumKept;
    private final Deque<ByteBuf> kept = new ArrayDeque<>();
    private int inUse;
    private boolean closed;

    /**
     * @param capacity of each buffer, in bytes
     * @param maximumKept most buffers to keep while nobody uses them
     */
    SendBuffers(int capacity, int maximumKept) {
        this.capacity = capacity;
        this.maximumKept = maximumKept;
    }

    int capacity() {
        return capacity;
    }

    /** An empty buffer; give it back with {@link #giveBack}. */
    ByteBuf take() {
        synchronized (kept) {
            ByteBuf buffer = kept.pollFirst();
            if (buffer == null) {
                buffer = UnpooledByteBufAllocator.DEFAULT.directBuffer(capacity, capacity);
            }
            inUse++;
            return buffer.clear();
        }
    }

    /** As {@link #take}, unless as many are in use as are kept at most. */
    Optional<ByteBuf> tryTake() {
        synchronized (kept) {
            return inUse < maximumKept ? Optional.of(take()) : Optional.empty();
        }
    }

    void giveBack(ByteBuf buffer) {
        synchronized (kept) {
            inUse--;
            if (!closed && kept.size() < maximumKept) {
                kept.addFirst(buffer);
                return;
            }
        }
        buffer.release();
    }

    /** Frees what is kept, and later what is given back. */
    void close() {
        synchronized (kept) {
            closed = true;
            kept.forEach(ByteBuf::release);
            kept.clear();
        }
    }
}
