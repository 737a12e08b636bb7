package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import java.io.IOException;

/** A request whose response is still to come. Guarded by the lock of its session, but for {@link #write}. */
abstract class PendingRequest {
    private final int messageId;
    private final int contextId;
    private final int responseField;
    private boolean sent;
    private DimseStatus status;

    /** @param responseField Command Field (0000,0100) of its response */
    PendingRequest(int messageId, int contextId, int responseField) {
        this.messageId = messageId;
        this.contextId = contextId;
        this.responseField = responseField;
    }

    int messageId() {
        return messageId;
    }

    int contextId() {
        return contextId;
    }

    int responseField() {
        return responseField;
    }

    /** Affected SOP Instance UID, or the empty text. */
    abstract String sopInstanceUid();

    /**
     * Writes all of it; blocks.
     *
     * @throws IOException if the association is lost
     * @throws io.cameldicom.toolkit.DicomException if the object cannot be read
     */
    abstract void write(Wire wire) throws IOException, InterruptedException;

    /** The last byte was handed to the network. */
    void markSent() {
        sent = true;
    }

    boolean isSent() {
        return sent;
    }

    /** Called without the lock, once the last byte is sent and before the response is handed out. */
    void reportSent() {}

    void answer(DimseStatus answer) {
        status = answer;
    }

    /** The answer, or null. */
    DimseStatus status() {
        return status;
    }

    /** Hands out the answer; without the lock. */
    abstract void complete();

    /** The association has ended before the request was done with, which may have been answered; without the lock. */
    abstract void fail(NetworkException cause);

    /** The object cannot be read; without the lock. */
    abstract void broken(RuntimeException why);
}
