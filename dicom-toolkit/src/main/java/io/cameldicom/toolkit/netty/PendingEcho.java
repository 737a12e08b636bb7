package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A C-ECHO under way. */
final class PendingEcho extends PendingRequest {
    private final Outlet outlet;
    private final int contextId;
    private final CompletableFuture<DimseStatus> result = new CompletableFuture<>();
    private DimseStatus status;

    PendingEcho(int messageId, int contextId, Outlet outlet) {
        super(messageId, CommandField.C_ECHO_RSP);
        this.contextId = contextId;
        this.outlet = outlet;
    }

    CompletableFuture<DimseStatus> result() {
        return result;
    }

    @Override
    void start() {
        byte[] command = Dimse.echoRequest(messageId()).encode();
        ByteBuf pdu = Unpooled.buffer(PdvWriter.HEADER_LENGTH + command.length);
        PDataTf.writeHeader(pdu, contextId, true, true, command.length);
        pdu.writeBytes(command);
        if (!outlet.execute(() -> write(pdu))) {
            pdu.release();
        }
    }

    private void write(ByteBuf pdu) {
        if (outlet.write(pdu, sent -> {})) {
            outlet.awaitResponse(this);
        } else {
            pdu.release();
        }
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
        result.completeExceptionally(cause);
    }
}
