package io.cameldicom.toolkit.convert;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** The share of the heap in which frames are decoded, by all threads together; who finds it taken waits, in order. */
final class DecodingMemory {
    private static final long MOST = 256L << 20;
    private static final int UNIT = 1 << 10;

    /** What a decoder may hold of a frame at once: its own raster, the samples and a copy. */
    private static final int COPIES = 3;

    private final long longestFrame;
    private final int units;
    private final Semaphore free;

    /** @param heap the most bytes that the heap can have */
    DecodingMemory(long heap) {
        longestFrame = Math.min(MOST, heap / 8);
        units = (int) Math.min(Integer.MAX_VALUE, heap / 2 / UNIT);
        free = new Semaphore(units, true);
    }

    /** In bytes, decoded: an eighth of the heap, at most 256 MiB. */
    long longestFrame() {
        return longestFrame;
    }

    /**
     * Waits until there is room for a frame; one that needs more than all there is has it to itself.
     *
     * @throws IOException if the thread is interrupted
     */
    Share take(long encoded, long decoded) throws IOException {
        int needed = (int) Math.min(units, (encoded + COPIES * decoded) / UNIT + 1);
        try {
            free.acquire(needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("decompression: interrupted (expected: room for a frame)");
        }
        return () -> free.release(needed);
    }

    /** To be closed once, by who took it. */
    @FunctionalInterface
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
