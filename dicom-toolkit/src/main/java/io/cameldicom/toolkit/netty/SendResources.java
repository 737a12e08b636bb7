package io.cameldicom.toolkit.netty;

import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What the associations of an engine share for sending.
 *
 * @param readers read files, which may block
 * @param small buffers for objects that fit into one
 * @param large buffers for all others
 * @param ahead buffers for objects that are read while they wait and do not fit into a small one
 */
record SendResources(ExecutorService readers, SendBuffers small, SendBuffers large, SendBuffers ahead) {
    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 192 * 1024;
    private static final int AHEAD = 576 * 1024;
    private static final int SMALL_KEPT = 64;
    private static final int LARGE_KEPT = 16;
    private static final int AHEAD_KEPT = 8;

    SendResources(ExecutorService readers) {
        this(
                readers,
                new SendBuffers(SMALL, SMALL_KEPT),
                new SendBuffers(LARGE, LARGE_KEPT),
                new SendBuffers(AHEAD, AHEAD_KEPT));
    }

    SendBuffers buffersFor(long length) {
        return length <= small.capacity() ? small : large;
    }

    /** Where to read the beginning of an object of this length; empty if there is nothing to read. */
    Optional<SendBuffers> aheadFor(long length) {
        return length < 2 ? Optional.empty() : Optional.of(length <= small.capacity() ? small : ahead);
    }

    void close() {
        readers.shutdown();
        small.close();
        large.close();
        ahead.close();
    }
}
