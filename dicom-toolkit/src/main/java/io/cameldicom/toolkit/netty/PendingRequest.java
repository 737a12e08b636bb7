package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.ObjectIntake;
import java.util.Optional;

/** A request whose response is still to come. Except for {@link #start}, all calls are made on the event loop. */
abstract sealed class PendingRequest permits PendingEcho, PendingStore, PendingInvocation {
    private final int messageId;
    private final CommandField answeredBy;
    private boolean sent;
    private long heardNanos;

    PendingRequest(int messageId, CommandField answeredBy) {
        this.messageId = messageId;
        this.answeredBy = answeredBy;
    }

    int messageId() {
        return messageId;
    }

    /** Which response answers it. */
    CommandField answeredBy() {
        return answeredBy;
    }

    /** @param nanos when its last byte was handed to the network */
    final void sent(long nanos) {
        sent = true;
        heardNanos = nanos;
    }

    /** @param nanos when anything was heard that lets it wait on */
    final void heard(long nanos) {
        heardNanos = nanos;
    }

    final boolean isSent() {
        return sent;
    }

    /** When its last byte was handed to the network, or the last thing was heard after that. */
    final long heardNanos() {
        return heardNanos;
    }

    /** Where the objects go that the peer sends because of it. */
    Optional<ObjectIntake> intake() {
        return Optional.empty();
    }

    /** Whether its responses may come with a data set. */
    boolean takesDataSets() {
        return false;
    }

    /** Begins to send it; called on any thread, once, when its turn has come. */
    abstract void start();

    /**
     * Takes a response.
     *
     * @return whether the request is done with; false where it is still being sent, or more responses follow
     */
    abstract boolean responded(CommandSet command, Optional<DataSet> dataSet);

    /** Hands the result to whoever waits, after {@link #responded} or the last byte. */
    abstract void complete();

    /** What the peer has sent cannot be read: the association is about to end because of that. */
    void malformed(MalformedResponseException why) {}

    /** The association has ended before the request was done with. */
    abstract void fail(NetworkException cause);
}
