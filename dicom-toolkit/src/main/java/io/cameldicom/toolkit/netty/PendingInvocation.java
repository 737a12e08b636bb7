package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseRequest.Move;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.pdu.PDataTf;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A query, a retrieval or a request to a normalized service under way: one request, any number of pending responses, which
 * a listener hears one at a time, and a final one.
 */
final class PendingInvocation extends PendingRequest implements Invocation {
    private static final DimseResponse CANCELLED = DimseResponse.of(DimseStatus.of(StatusCode.CANCEL));

    private final DimseRequest request;
    private final int contextId;
    private final int maximumFragment;
    private final byte[] dataSet;
    private final ResponseListener listener;
    private final Conversation outlet;
    private final CompletableFuture<DimseResponse> result = new CompletableFuture<>();

    private volatile boolean unwanted;
    private boolean begun;
    private boolean sentWhole;
    private boolean cancelled;
    private boolean listening;
    private boolean holding;
    private boolean complete;
    private DimseResponse last;
    private Throwable deaf;
    private MalformedResponseException malformed;

    /** @param dataSet encoded for the context; none of no length */
    PendingInvocation(
            int messageId,
            DimseRequest request,
            int contextId,
            int maximumFragment,
            byte[] dataSet,
            ResponseListener listener,
            Conversation outlet) {
        super(messageId, Operations.response(request));
        this.request = request;
        this.contextId = contextId;
        this.maximumFragment = maximumFragment;
        this.dataSet = dataSet;
        this.listener = listener;
        this.outlet = outlet;
    }

    @Override
    public CompletionStage<DimseResponse> response() {
        return result.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        unwanted = true;
        outlet.execute(this::stop);
    }

    private boolean isRetrievalOrQuery() {
        return request instanceof Find || request instanceof Move || request instanceof Get;
    }

    @Override
    Optional<ObjectIntake> intake() {
        return request instanceof Get get ? Optional.of(get.intake()) : Optional.empty();
    }

    @Override
    boolean takesDataSets() {
        return true;
    }

    @Override
    void start() {
        byte[] command =
                Operations.request(messageId(), request, dataSet.length > 0).encode();
        outlet.execute(() -> write(command));
    }

    private void write(byte[] command) {
        if (cancelled) {
            outlet.unsent(this);
            result.complete(CANCELLED);
            return;
        }
        ByteBuf pdus = Unpooled.buffer(PdvWriter.HEADER_LENGTH * 2 + command.length + dataSet.length);
        PDataTf.write(pdus, contextId, true, command, maximumFragment);
        if (dataSet.length > 0) {
            PDataTf.write(pdus, contextId, false, dataSet, maximumFragment);
        }
        begun = true;
        if (!outlet.write(pdus, this::written)) {
            pdus.release();
        }
    }

    private void written(boolean success) {
        sentWhole = success;
        if (success && last == null) {
            outlet.awaitResponse(this);
        } else if (success) {
            outlet.done(this);
        }
    }

    @Override
    boolean responded(CommandSet command, Optional<DataSet> with) {
        DimseResponse response = read(command, with);
        if (response.status().isPending()) {
            pending(response);
            return false;
        }
        last = response;
        return sentWhole;
    }

    private DimseResponse read(CommandSet command, Optional<DataSet> with) {
        if (!isRetrievalOrQuery()) {
            Dimse.status(command); // which knows that it may not be pending
        }
        DimseResponse response = Operations.read(command, with);
        if (request instanceof Find && response.status().isPending() && with.isEmpty()) {
            throw new MalformedCommandException(
                    command.name() + " status: " + response.status().hex() + " without a data set (expected: a match)");
        }
        return response;
    }

    private void pending(DimseResponse response) {
        if (unwanted) {
            return;
        }
        CompletionStage<Void> heard = tell(response);
        if (heard instanceof CompletableFuture<Void> future && future.isDone() && !future.isCompletedExceptionally()) {
            return;
        }
        listening = true;
        holding = true;
        outlet.hold();
        heard.whenComplete((nothing, failure) -> outlet.execute(() -> heard(failure)));
    }

    private CompletionStage<Void> tell(DimseResponse response) {
        try {
            CompletionStage<Void> heard = listener.pending(response);
            return heard == null ? CompletableFuture.failedFuture(new NullPointerException("pending")) : heard;
        } catch (Throwable e) { // whatever it is, it must be told to who waits for the final response
            return CompletableFuture.failedFuture(e);
        }
    }

    private void heard(Throwable failure) {
        listening = false;
        if (failure != null) {
            deaf = failure instanceof CompletionException wrapper && wrapper.getCause() != null
                    ? wrapper.getCause()
                    : failure;
            unwanted = true;
            stop();
        }
        goOn();
        if (complete) {
            finish();
        }
    }

    private void goOn() {
        if (holding) {
            holding = false;
            outlet.goOn();
        }
    }

    private void stop() {
        if (cancelled || last != null || result.isDone() || !isRetrievalOrQuery()) {
            return;
        }
        cancelled = true;
        if (outlet.withdraw(this)) {
            result.complete(CANCELLED);
            return;
        }
        goOn();
        if (begun) {
            outlet.between(this::writeCancel);
        }
    }

    private void writeCancel() {
        if (last != null) {
            return;
        }
        byte[] command = Operations.cancelRequest(messageId()).encode();
        ByteBuf pdu = Unpooled.buffer(PdvWriter.HEADER_LENGTH + command.length);
        PDataTf.write(pdu, contextId, true, command, maximumFragment);
        if (!outlet.write(pdu, written -> {})) {
            pdu.release();
        }
        outlet.heard();
    }

    @Override
    void complete() {
        complete = true;
        if (!listening) {
            finish();
        }
    }

    private void finish() {
        if (deaf == null) {
            result.complete(last);
        } else {
            result.completeExceptionally(deaf);
        }
    }

    @Override
    void malformed(MalformedResponseException why) {
        malformed = why;
    }

    @Override
    void fail(NetworkException cause) {
        Throwable told = deaf != null ? deaf : malformed != null ? malformed : lost(cause);
        if (last != null && deaf == null) {
            result.complete(last);
        } else if (request instanceof Get) {
            outlet.settle(() -> result.completeExceptionally(told));
        } else {
            result.completeExceptionally(told);
        }
    }

    private NetworkException lost(NetworkException cause) {
        return sentWhole && !isRetrievalOrQuery() ? OutcomeUnknownException.ofRequest(cause) : cause;
    }
}
