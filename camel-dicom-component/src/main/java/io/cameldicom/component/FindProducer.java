package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.query.ResultFormat;
import io.cameldicom.component.query.ResultStream;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DimseRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:find}: asks the peer for what matches the keys in the body. */
final class FindProducer extends QueryProducer {
    private final ResultFormat format;
    private final UnaryOperator<DataSet> declaring;

    FindProducer(DicomEndpoint endpoint) {
        super(endpoint, Operation.FIND);
        this.format = endpoint.getConfiguration().getResultFormat();
        this.declaring = QueryOptions.declaring(endpoint.getConfiguration());
    }

    @Override
    void begin(Exchange exchange, AsyncCallback callback) throws Exception {
        Message message = exchange.getMessage();
        DataSet identifier = identifiers().find(keys(message), level(message));
        DimseRequest request = new DimseRequest.Find(identifiers().model().find(), identifier);
        if (configuration().isStream()) {
            stream(exchange, callback, request);
        } else {
            collect(exchange, callback, request);
        }
    }

    private void collect(Exchange exchange, AsyncCallback callback, DimseRequest request) {
        List<DataSet> matches = Collections.synchronizedList(new ArrayList<>());
        MatchListener listener =
                new MatchListener(destination().peer(), configuration().getLimit(), match -> {
                    matches.add(declaring.apply(match));
                    return CompletableFuture.completedFuture(null);
                });
        ask(request, listener)
                .result()
                .whenComplete((result, failure) -> complete(exchange, callback, () -> {
                    setTitles(exchange.getMessage());
                    if (finish(exchange, result, failure, listener)) {
                        exchange.getMessage().setBody(format.of(matches));
                    }
                }));
    }

    /** The exchange goes on with the first match: what fails before it fails the exchange here, and can be redelivered. */
    private void stream(Exchange exchange, AsyncCallback callback, DimseRequest request) {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<TimedOperation> begun = new CompletableFuture<>();
        ResultStream stream = new ResultStream(() -> begun.thenAccept(TimedOperation::cancel));
        MatchListener listener =
                new MatchListener(destination().peer(), configuration().getLimit(), match -> {
                    first.complete(null);
                    return stream.put(format.of(declaring.apply(match)));
                });
        TimedOperation operation = ask(request, listener);
        begun.complete(operation);
        operation.result().whenComplete((result, failure) -> {
            stream.end(failureOf(result, failure, listener));
            first.complete(null);
        });
        first.thenRun(() -> complete(exchange, callback, () -> {
            setTitles(exchange.getMessage());
            if (listener.count() > 0) {
                Streams.closeWhenDone(stream, exchange);
                exchange.getMessage().setBody(stream);
                return;
            }
            operation.result().whenComplete((result, failure) -> { // it has ended
                if (finish(exchange, result, failure, listener)) {
                    exchange.getMessage().setBody(stream);
                }
            });
        }));
    }

    private TimedOperation ask(DimseRequest request, MatchListener listener) {
        var asked = destination().invoke(Operation.FIND, request, listener);
        listener.attach(asked);
        return watched(asked);
    }

    private Optional<RuntimeException> failureOf(OperationResult result, Throwable failure, MatchListener listener) {
        try {
            requireDone(result, failure, listener);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private boolean finish(Exchange exchange, OperationResult result, Throwable failure, MatchListener listener) {
        Message message = exchange.getMessage();
        message.setHeader(DicomConstants.MATCH_COUNT, listener.count());
        message.setHeader(DicomConstants.MORE_MATCHES, listener.hasMore());
        message.setHeader(DicomConstants.KEYS_UNSUPPORTED, listener.keysUnsupported());
        if (result != null) {
            setResult(message, result);
        }
        Optional<RuntimeException> seen = failureOf(result, failure, listener);
        seen.ifPresent(why -> fail(exchange, why));
        return seen.isEmpty();
    }

    /** Once the limit is reached, how the peer takes the cancel does not matter. */
    private void requireDone(OperationResult result, Throwable failure, MatchListener listener) {
        if (listener.hasMore()) {
            return;
        }
        if (failure == null) {
            requireDone(result, false);
        } else {
            throw runtime(failure);
        }
    }
}
