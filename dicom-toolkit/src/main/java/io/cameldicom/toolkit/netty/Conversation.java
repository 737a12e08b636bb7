package io.cameldicom.toolkit.netty;

/** What an operation with many responses needs beside an {@link Outlet}; on the event loop only. */
interface Conversation extends Outlet {
    /** Takes nothing more from the network until {@link #goOn}; no response timeout runs meanwhile. */
    void hold();

    void goOn();

    /** Runs a task that writes a whole message as soon as no other one is half sent, unless the association ends before. */
    void between(Runnable write);

    /** The response timeout begins anew. */
    void heard();

    /** Takes back a request whose turn has not come; false if it has. */
    boolean withdraw(PendingRequest request);

    /** Runs a task when what the peer has sent up to now is written to its files, or dropped; at once where that waits for a handler. */
    void settle(Runnable task);
}
