package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;

/** A C-ECHO under way. */
final class PendingEcho extends PendingRequest {
    private final CompletableFuture<DimseStatus> result = new CompletableFuture<>();

    PendingEcho(int messageId, int contextId) {
        super(messageId, contextId, Dimse.C_ECHO_RSP.commandField());
    }

    CompletableFuture<DimseStatus> result() {
        return result;
    }

    @Override
    String sopInstanceUid() {
        return "";
    }

    @Override
    void write(Wire wire) throws IOException, InterruptedException {
        wire.send(this, Commands.mkCEchoRQ(messageId(), Uid.VERIFICATION), null);
    }

    @Override
    void complete() {
        result.complete(status());
    }

    @Override
    void fail(NetworkException cause) {
        if (status() != null) {
            complete(); // the association ended before the answer was handed out
        } else {
            result.completeExceptionally(cause);
        }
    }

    @Override
    void broken(RuntimeException why) {
        result.completeExceptionally(why);
    }
}
