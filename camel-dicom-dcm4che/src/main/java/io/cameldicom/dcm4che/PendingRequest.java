package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.ObjectIntake;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request whose final response is still to come. What was sent, answered and cancelled is guarded by the lock of its
 * {@link Requests}.
 */
abstract sealed class PendingRequest permits PendingEcho, PendingStore, PendingInvocation {
    private final int messageId;
    private final int contextId;
    private final CommandField answeredBy;
    private boolean sent;
    private boolean answered;
    private boolean cancelled;

    /** @param answeredBy which response answers it */
    PendingRequest(int messageId, int contextId, CommandField answeredBy) {
        this.messageId = messageId;
        this.contextId = contextId;
        this.answeredBy = answeredBy;
    }

    int messageId() {
        return messageId;
    }

    int contextId() {
        return contextId;
    }

    CommandField answeredBy() {
        return answeredBy;
    }

    /** Whether its responses may have a data set. */
    boolean takesDataSets() {
        return false;
    }

    /** Where the objects go that the peer sends because of it. */
    Optional<ObjectIntake> intake() {
        return Optional.empty();
    }

    /**
     * Writes all of it; blocks.
     *
     * @throws IOException if the association is lost
     * @throws io.cameldicom.toolkit.DicomException if the object cannot be read
     */
    abstract void write(Wire wire) throws IOException, InterruptedException;

    /** Whether anything of it may have been sent; on the thread that writes. */
    boolean isBegun() {
        return true;
    }

    /** How long it has waited for a file of our own that gives no byte; zero if it does not. From any thread. */
    Duration waitingForFile() {
        return Duration.ZERO;
    }

    /**
     * Reads no more of it from files. From any thread.
     *
     * @return whether it waits for a file now: its fate need not be left to the thread that writes
     */
    boolean giveUp() {
        return false;
    }

    /** The last byte was handed to the network. */
    void markSent() {
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    /** Called without the lock, once the last byte is sent and before the response is handed out. */
    void reportSent() {}

    /** C-CANCEL was asked for. */
    void markCancelled() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Takes a response, on the reading thread; may wait for whoever hears of it.
     *
     * @return whether it is the final one
     * @throws MalformedCommandException if it is no answer to this request
     */
    abstract boolean responded(CommandSet command, Optional<DataSet> dataSet);

    /** The final response was taken. */
    void markAnswered() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** A response came that cannot be read; the association ends because of it. */
    void malformed(MalformedResponseException why) {}

    /** Hands out the answer; without the lock. */
    abstract void complete();

    /** Nothing of it was sent, because it was cancelled before; without the lock. */
    void withdrawn() {
        throw new IllegalStateException(answeredBy + ": cannot be cancelled");
    }

    /** The association has ended before the request was done with, which may have been answered; without the lock. */
    abstract void fail(NetworkException cause);

    /** The object cannot be read; without the lock. */
    abstract void broken(RuntimeException why);
}
