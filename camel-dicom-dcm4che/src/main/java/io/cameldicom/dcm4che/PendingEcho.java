package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A C-ECHO under way. */
final class PendingEcho extends PendingRequest {
    private final CompletableFuture<DimseStatus> result = new CompletableFuture<>();
    private DimseStatus status;

    PendingEcho(int messageId, int contextId) {
        super(messageId, contextId, CommandField.C_ECHO_RSP);
    }

    CompletableFuture<DimseStatus> result() {
        return result;
    }

    @Override
    void write(Wire wire) throws IOException, InterruptedException {
        wire.send(this, Dimse.echoRequest(messageId()), null);
    }

    @Override
    boolean responded(CommandSet command, Optional<DataSet> dataSet) {
        status = Dimse.status(command);
        return true;
    }

    @Override
    void complete() {
        result.complete(status);
    }

    @Override
    void fail(NetworkException cause) {
        if (isAnswered()) {
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
