package io.cameldicom.dcm4che;

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
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A query, a retrieval or a request to a normalized service under way. dcm4che's reading thread tells the pending responses
 * to the listener, and waits for it: so nothing more is taken from the network meanwhile.
 */
final class PendingInvocation extends PendingRequest implements Invocation {
    private static final DimseResponse CANCELLED = DimseResponse.of(DimseStatus.of(StatusCode.CANCEL));

    private final DimseRequest request;
    private final byte[] dataSet;
    private final ResponseListener listener;
    private final RequestFlow flow;
    private final CompletableFuture<DimseResponse> result = new CompletableFuture<>();
    private final PauseGate told = new PauseGate();
    private volatile CompletableFuture<Void> heard = CompletableFuture.completedFuture(null);
    private DimseResponse last;
    private volatile MalformedResponseException malformed;

    /** @param dataSet encoded for the context; none of no length */
    PendingInvocation(
            int messageId,
            int contextId,
            DimseRequest request,
            byte[] dataSet,
            ResponseListener listener,
            RequestFlow flow) {
        super(messageId, contextId, Operations.response(request));
        this.request = request;
        this.dataSet = dataSet;
        this.listener = listener;
        this.flow = flow;
    }

    @Override
    public CompletionStage<DimseResponse> response() {
        return result.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        if (isRetrievalOrQuery()) {
            told.open();
            flow.cancel(this);
        }
    }

    private boolean isRetrievalOrQuery() {
        return request instanceof Find || request instanceof Move || request instanceof Get;
    }

    @Override
    boolean takesDataSets() {
        return true;
    }

    @Override
    Optional<ObjectIntake> intake() {
        return request instanceof Get get ? Optional.of(get.intake()) : Optional.empty();
    }

    @Override
    void write(Wire wire) throws IOException, InterruptedException {
        wire.send(
                this,
                Operations.request(messageId(), request, dataSet.length > 0),
                dataSet.length > 0 ? (out, transferSyntax) -> out.write(dataSet) : null);
    }

    @Override
    boolean responded(CommandSet command, Optional<DataSet> with) {
        DimseResponse response = read(command, with);
        if (!response.status().isPending()) {
            last = response;
            return true;
        }
        if (!told.isOpen()) {
            tell(response);
        }
        return false;
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

    private void tell(DimseResponse response) {
        heard = listened(response);
        if (!heard.isDone()) {
            flow.timer().hold();
            told.await(heard);
            flow.timer().goOn();
        }
        if (heard.isCompletedExceptionally()) {
            cancel();
        }
    }

    private CompletableFuture<Void> listened(DimseResponse response) {
        try {
            return listener.pending(response).toCompletableFuture();
        } catch (Throwable e) { // null too; whatever it is, it must be told to who waits for the final response
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    void complete() {
        heard.whenComplete((nothing, deaf) -> finish(deaf));
    }

    private void finish(Throwable deaf) {
        if (deaf == null) {
            result.complete(last);
        } else {
            result.completeExceptionally(
                    deaf instanceof CompletionException wrapper && wrapper.getCause() != null
                            ? wrapper.getCause()
                            : deaf);
        }
    }

    @Override
    void withdrawn() {
        result.complete(CANCELLED);
    }

    @Override
    void malformed(MalformedResponseException why) {
        malformed = why;
    }

    @Override
    void fail(NetworkException cause) {
        told.open();
        if (isAnswered() || heard.isCompletedExceptionally()) {
            complete();
        } else {
            NetworkException failure = malformed != null ? malformed : lost(cause);
            flow.settle(() -> result.completeExceptionally(failure));
        }
    }

    private NetworkException lost(NetworkException cause) {
        return isSent() && !isRetrievalOrQuery() ? OutcomeUnknownException.ofRequest(cause) : cause;
    }

    @Override
    void broken(RuntimeException why) {
        result.completeExceptionally(why);
    }
}
