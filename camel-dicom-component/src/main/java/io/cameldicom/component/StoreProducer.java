package io.cameldicom.component;

import io.cameldicom.component.destination.StoreResult;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:store}: sends the object in the body. */
final class StoreProducer extends DestinationProducer {
    private final Bodies bodies;

    StoreProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.bodies = new Bodies(endpoint.spool(), endpoint.getConfiguration().readLimits());
    }

    /** Reads the header on the calling thread, then lets it go: the network is awaited by nobody. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        DicomObject object;
        EncodedDataSet encoded;
        try {
            object = bodies.objectIn(exchange);
            object.requireStorable();
            encoded = object.encoded();
            SourceCheck.requireUnchanged(object);
        } catch (Exception e) {
            exchange.setException(Failures.of(what(), e));
            callback.done(true);
            return true;
        }
        destination()
                .store(encoded, object.source().identity())
                .whenComplete((result, failure) ->
                        complete(exchange, callback, () -> finish(exchange, object, encoded, result, failure)));
        return false;
    }

    private void finish(
            Exchange exchange, DicomObject object, EncodedDataSet encoded, StoreResult result, Throwable failure) {
        Message message = exchange.getMessage();
        message.setHeader(DicomConstants.SOP_CLASS_UID, encoded.sopClassUid());
        message.setHeader(DicomConstants.SOP_INSTANCE_UID, encoded.sopInstanceUid());
        message.setHeader(DicomConstants.TRANSFER_SYNTAX_UID, encoded.transferSyntaxUid());
        setTitles(message);
        try {
            if (failure == null) {
                setResult(message, result);
                requireStored(result);
            } else {
                message.removeHeader(DicomConstants.STATUS);
            }
            if (failure == null || isOfTheObject(failure)) {
                SourceCheck.requireUnchanged(object);
            }
            if (failure != null) {
                exchange.setException(Failures.of(what(), failure));
            }
        } catch (RuntimeException e) {
            exchange.setException(Failures.of(what(), e));
        }
    }

    private static void setResult(Message message, StoreResult result) {
        StoreResponse response = result.response();
        message.setHeader(DicomConstants.STATUS, response.status().code());
        message.setHeader(DicomConstants.TRANSFER_SYNTAX_UID, response.transferSyntaxUid());
        message.setHeader(DicomConstants.BYTES, response.bytes());
        message.setHeader(DicomConstants.DURATION, response.duration().toMillis());
        message.setHeader(DicomConstants.ASSOCIATION, result.associationNumber());
    }

    private void requireStored(StoreResult result) {
        switch (result.outcome()) {
            case DONE, DONE_WITH_WARNING -> {}
            default -> {
                DimseStatus status = result.response().status();
                String meaning = StatusTable.DEFAULTS.rule(status.code()).meaning();
                throw Failures.of(
                        what(),
                        new DimseStatusException(destination().peer(), "C-STORE", status, meaning),
                        result.outcome());
            }
        }
    }

    /** A file that was cut while it was sent looks like a malformed object, one that vanished cannot be read. */
    private static boolean isOfTheObject(Throwable failure) {
        Throwable root = Failures.unwrapped(failure);
        return root instanceof MalformedObjectException || root instanceof UnreadableObjectException;
    }

    private String what() {
        return "C-STORE to " + destination().peer();
    }
}
