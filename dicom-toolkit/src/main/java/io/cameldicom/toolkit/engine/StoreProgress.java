package io.cameldicom.toolkit.engine;

/** Hears how far a C-STORE has come. */
@FunctionalInterface
public interface StoreProgress {
    /** Hears nothing. */
    StoreProgress NONE = (sent, total) -> {};

    /**
     * @param sent bytes of the data set written to the network so far
     * @param total bytes of the whole data set
     */
    void sent(long sent, long total);

    /** The same for an engine: a listener that fails is logged, and cannot stop the object. */
    default StoreProgress guarded() {
        return new GuardedProgress(this);
    }
}
