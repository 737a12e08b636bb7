package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** How a pending request reaches the association that it belongs to. */
interface Outlet {
    DicomAddress peer();

    /** Runs a task on the event loop; returns false, without running it, where the engine is closed. */
    boolean execute(Runnable task);

    /**
     * Sends P-DATA-TF PDUs; on the event loop only.
     *
     * @param pdus whole PDUs; taken over if this returns true
     * @param written hears on the event loop whether the bytes were handed to the network
     * @return false where the state of the association does not allow it any more; {@code written} is not called then
     */
    boolean write(ByteBuf pdus, Consumer<Boolean> written);

    /** A request reads from its files until this tells of the next read, or {@link #readEnds}; on any thread. */
    void readBegins(Runnable stalled);

    /** The read that began with {@code stalled}, which runs on the event loop if a read takes too long, has ended. */
    void readEnds(Runnable stalled);

    /** The request was sent to its end: the response timeout begins; on the event loop only. */
    void awaitResponse(PendingRequest request);

    /** The request has its response and was sent to its end: it is complete; on the event loop only. */
    void done(PendingRequest request);

    /** The request could not be read and nothing of it was sent: the next one follows; on the event loop only. */
    void unsent(PendingRequest request);

    /** The request could not be read to its end; the association is aborted, everything else fails too. */
    void abortUnread();
}
