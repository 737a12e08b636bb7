package io.cameldicom.toolkit.netty;

import java.io.Closeable;

/** What the associations of one acceptor share for sending objects: buffers, and threads that read files. */
public final class AcceptorSending implements Closeable {
    /** A file that hangs holds one of them; sub-operations come one at a time on an association. */
    private static final int MOST_READERS = 32;

    private final SendResources resources = new SendResources(BlockingThreads.upTo(MOST_READERS, "dicom-retrieval"));

    SendResources resources() {
        return resources;
    }

    @Override
    public void close() {
        resources.close();
    }
}
