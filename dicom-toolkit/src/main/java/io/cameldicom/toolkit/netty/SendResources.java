package io.cameldicom.toolkit.netty;

import java.util.concurrent.ExecutorService;

/**
 * What the associations of an engine share for sending.
 *
 * @param readers run what may block: file reads, name look-ups, TLS handshakes
 * @param small buffers for objects that fit into one
 * @param large buffers for all others
 */
record SendResources(ExecutorService readers, SendBuffers small, SendBuffers large) {
    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 192 * 1024;
    private static final int SMALL_KEPT = 64;
    private static final int LARGE_KEPT = 16;

    SendResources(ExecutorService readers) {
        this(readers, new SendBuffers(SMALL, SMALL_KEPT), new SendBuffers(LARGE, LARGE_KEPT));
    }

    SendBuffers buffersFor(long length) {
        return length <= small.capacity() ? small : large;
    }

    void close() {
        readers.shutdown();
        small.close();
        large.close();
    }
}
