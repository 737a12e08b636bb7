package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.NetworkException;

/** A request whose response is still to come. Except for {@link #start}, all calls are made on the event loop. */
abstract sealed class PendingRequest permits PendingEcho, PendingStore {
    private final int messageId;
    private final CommandField response;
    private boolean sent;
    private long sentNanos;

    PendingRequest(int messageId, CommandField response) {
        this.messageId = messageId;
        this.response = response;
    }

    int messageId() {
        return messageId;
    }

    /** Which response answers it. */
    CommandField response() {
        return response;
    }

    /** @param nanos when its last byte was handed to the network */
    final void sent(long nanos) {
        sent = true;
        sentNanos = nanos;
    }

    final boolean isSent() {
        return sent;
    }

    final long sentNanos() {
        return sentNanos;
    }

    /** What it is called in messages. */
    abstract String name();

    /** Begins to send it; called on any thread, once, when its turn has come. */
    abstract void start();

    /**
     * Takes the response.
     *
     * @return whether the request is done with; false where it is still being sent
     */
    abstract boolean responded(CommandSet command);

    /** Hands the result to whoever waits, after {@link #responded} or the last byte. */
    abstract void complete();

    /** The association has ended before the request was done with. */
    abstract void fail(NetworkException cause);
}
