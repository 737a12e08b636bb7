package io.cameldicom.toolkit.reception;

/**
 * The room on the heap for the data sets of messages that have arrived and are not answered, shared by all associations: many
 * of them together could take all memory. Safe for use by many threads.
 */
public final class HeapRoom {
    /** A data set of nothing but empty elements takes many times its length when it is read. */
    private static final int PART_OF_HEAP = 16;

    private final long most;
    private long taken;

    /** @param most bytes of all data sets together */
    public HeapRoom(long most) {
        this.most = most;
    }

    /** A sixteenth of the heap. */
    public static HeapRoom ofThisProcess() {
        return new HeapRoom(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    private synchronized boolean tryTake(long bytes) {
        boolean fits = taken + bytes <= most;
        if (fits) {
            taken += bytes;
        }
        return fits;
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
    }

    /** What one data set takes; until it is closed. */
    public final class Share implements AutoCloseable {
        private long bytes;
        private boolean closed;

        /** Takes so many bytes more; false where there is no room for them. */
        public synchronized boolean tryAdd(int more) {
            boolean fits = !closed && tryTake(more);
            if (fits) {
                bytes += more;
            }
            return fits;
        }

        /** Gives all back; may be called again. */
        @Override
        public synchronized void close() {
            closed = true;
            giveBack(bytes);
            bytes = 0;
        }
    }
}
