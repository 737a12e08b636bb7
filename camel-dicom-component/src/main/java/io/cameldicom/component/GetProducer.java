package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.destination.RunningOperation;
import io.cameldicom.component.query.ResultStream;
import io.cameldicom.component.query.StorageContexts;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:get}: has the peer send what the body names to us. */
final class GetProducer extends RetrieveProducer {
    private final DicomEndpoint endpoint;
    private final List<ProposedContext> storage;
    private Intake intake;

    GetProducer(DicomEndpoint endpoint) {
        super(endpoint, Operation.GET);
        this.endpoint = endpoint;
        this.storage = StorageContexts.of(
                Names.list(configuration().getSopClasses()),
                Names.list(configuration().getTransferSyntaxes()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        intake = Intake.ofGet(
                configuration(),
                endpoint.dicomAddress(),
                endpoint.spool(),
                endpoint.getComponent().spooledObjects());
    }

    @Override
    void begin(Exchange exchange, AsyncCallback callback) throws Exception {
        Message message = exchange.getMessage();
        DataSet identifier = identifiers().retrieval(keys(message), level(message));
        RetrieveListener listener = listener(exchange);
        if (configuration().isStream()) {
            stream(exchange, callback, identifier, listener);
        } else {
            collect(exchange, callback, identifier, listener);
        }
    }

    private void collect(Exchange exchange, AsyncCallback callback, DataSet identifier, RetrieveListener listener)
            throws Exception {
        List<File> files = Collections.synchronizedList(new ArrayList<>());
        Arrivals arrivals = arrivals(exchange, arrived -> files.add(arrived.getBody(File.class)));
        get(identifier, listener, arrivals)
                .result()
                .whenComplete((result, failure) -> complete(exchange, callback, () -> {
                    if (finish(exchange, listener, result, failure)) {
                        exchange.getMessage().setBody(List.copyOf(files));
                    }
                }));
    }

    /** The exchange goes on with the first object: what fails before it fails the exchange here. */
    private void stream(Exchange exchange, AsyncCallback callback, DataSet identifier, RetrieveListener listener)
            throws Exception {
        CompletableFuture<Boolean> arrived = new CompletableFuture<>();
        CompletableFuture<TimedOperation> begun = new CompletableFuture<>();
        ResultStream stream = new ResultStream(() -> begun.thenAccept(TimedOperation::cancel));
        Arrivals arrivals = arrivals(exchange, object -> {
            stream.put(object); // whatever waits is on the disk
            arrived.complete(true);
        });
        TimedOperation operation = get(identifier, listener, arrivals);
        begun.complete(operation);
        operation.result().whenComplete((result, failure) -> {
            if (arrived.complete(false)) {
                complete(exchange, callback, () -> {
                    stream.end(Optional.empty());
                    if (finish(exchange, listener, result, failure)) {
                        exchange.getMessage().setBody(stream);
                    }
                });
            } else {
                stream.end(failureOf(listener, result, failure));
            }
        });
        arrived.thenAccept(there -> {
            if (there) {
                complete(exchange, callback, () -> {
                    setTitles(exchange.getMessage());
                    Streams.closeWhenDone(stream, exchange);
                    exchange.getMessage().setBody(stream);
                });
            }
        });
    }

    private Arrivals arrivals(Exchange exchange, Consumer<Message> sink) {
        Arrivals arrivals = new Arrivals(
                endpoint.getCamelContext(),
                intake,
                new ObjectHeaders(configuration().getHeaders()),
                sink);
        arrivals.dropWhenDone(exchange);
        return arrivals;
    }

    private TimedOperation get(DataSet identifier, RetrieveListener listener, Arrivals arrivals) throws Exception {
        ObjectIntake objects = new ObjectIntake(folder(), endpoint.receptionLimits(), arrivals);
        String sopClass = identifiers().model().get().orElseThrow();
        RunningOperation asked =
                destination().retrieve(storage, new DimseRequest.Get(sopClass, identifier, objects), listener);
        return watched(asked);
    }

    private Path folder() throws IOException {
        try {
            return intake.prepared();
        } catch (SpoolFolderException e) {
            throw e;
        } catch (IOException e) {
            throw new SpoolFolderException(configuration().getDirectory() == null ? "spoolDirectory" : "directory", e);
        }
    }

    private Optional<RuntimeException> failureOf(RetrieveListener listener, OperationResult result, Throwable failure) {
        try {
            listener.told(result, () -> requireDone(listener, result, failure));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
