package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.NetworkException;

/** Whom the requests of an association belong to; all calls but {@link #aborted} are made on the event loop. */
interface FlowUser {
    /** Of the association, for the log. */
    long number();

    /** What to fail with; on any thread. */
    NetworkException aborted(String why);

    void abort(String why);

    /** One request less is under way. */
    void requestDone();

    /** Whether the peer waits for us, so that we may not wait for it. */
    boolean isAwaited();

    /** Runs a task when what the peer has sent up to now is written to its files, or dropped; at once where that waits for a handler. */
    void settle(Runnable task);
}
