package io.cameldicom.component;

import io.cameldicom.component.destination.Alternatives;
import io.cameldicom.component.destination.OutgoingObject;
import io.cameldicom.component.destination.StoreResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.component.progress.ObjectProgress;
import io.cameldicom.component.progress.ProgressReports;
import io.cameldicom.toolkit.convert.ConversionOptions;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:store}: sends the object in the body. */
final class StoreProducer extends DestinationProducer {
    private final Bodies bodies;
    private final Spool spool;
    private final boolean converts;
    private final ConversionOptions conversion;
    private final ProgressReports reports;

    StoreProducer(DicomEndpoint endpoint) {
        super(endpoint);
        DicomConfiguration configuration = endpoint.getConfiguration();
        this.spool = endpoint.spool();
        this.bodies = new Bodies(spool, configuration.readLimits());
        this.converts = configuration.isConvert();
        this.conversion = new ConversionOptions(configuration.isDecompress());
        this.reports = endpoint.progressReports();
    }

    /** Reads the header on the calling thread, then lets it go: the network is awaited by nobody. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        DicomObject object;
        OutgoingObject outgoing;
        ObjectProgress progress;
        try {
            object = bodies.objectIn(exchange);
            object.requireStorable();
            EncodedDataSet own = object.encoded();
            SourceCheck.requireUnchanged(object);
            progress = progress(exchange, own);
            outgoing = outgoing(object, own, progress);
        } catch (Exception e) {
            removeResult(exchange.getMessage());
            fail(exchange, e);
            callback.done(true);
            return true;
        }
        destination()
                .store(outgoing)
                .whenComplete((result, failure) -> complete(exchange, callback, () -> {
                    try {
                        finish(exchange, object, outgoing.own(), result, failure);
                    } finally {
                        progress.ended(outcome(exchange, result));
                    }
                }));
        return false;
    }

    private OutgoingObject outgoing(DicomObject object, EncodedDataSet own, ObjectProgress progress) {
        Alternatives alternatives = converts ? new ConvertibleObject(object, conversion, spool) : Alternatives.NONE;
        return new OutgoingObject(own, object.source().identity(), alternatives, progress);
    }

    private ObjectProgress progress(Exchange exchange, EncodedDataSet own) {
        Message message = exchange.getMessage();
        int redeliveries = message.getHeader(Exchange.REDELIVERY_COUNTER, 0, int.class);
        return reports.begin(
                own.sopInstanceUid(),
                Optional.ofNullable(message.getHeader(DicomConstants.STUDY_INSTANCE_UID, String.class))
                        .filter(Uid::isValid),
                destination().peer(),
                own.length(),
                redeliveries + 1,
                exchange.getExchangeId());
    }

    /** As the route sees it: a file that was changed on the way is sent again, whatever the peer answered. */
    private static Outcome outcome(Exchange exchange, StoreResult result) {
        Exception failure = exchange.getException();
        if (failure == null) {
            return result.outcome();
        }
        return failure instanceof DicomOperationException typed ? typed.outcome() : Outcome.TRANSIENT;
    }

    private void finish(
            Exchange exchange, DicomObject object, EncodedDataSet own, StoreResult result, Throwable failure) {
        Message message = exchange.getMessage();
        message.setHeader(DicomConstants.SOP_CLASS_UID, own.sopClassUid());
        message.setHeader(DicomConstants.SOP_INSTANCE_UID, own.sopInstanceUid());
        message.setHeader(DicomConstants.TRANSFER_SYNTAX_UID, own.transferSyntaxUid());
        message.setHeader(DicomConstants.SOURCE_TRANSFER_SYNTAX_UID, own.transferSyntaxUid());
        setTitles(message);
        removeResult(message);
        try {
            if (failure == null) {
                setResult(message, result);
                requireStored(result);
            }
            if (failure == null || isOfTheObject(failure)) {
                SourceCheck.requireUnchanged(object);
            }
            if (failure != null) {
                fail(exchange, failure);
            }
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
    }

    /** Those of an earlier attempt must not be taken for those of this one. */
    private static void removeResult(Message message) {
        message.removeHeader(DicomConstants.STATUS);
        message.removeHeader(DicomConstants.OFFENDING_ELEMENTS);
        message.removeHeader(DicomConstants.OUTCOME);
    }

    private static void setResult(Message message, StoreResult result) {
        StoreResponse response = result.response();
        message.setHeader(DicomConstants.STATUS, response.status().code());
        if (!response.status().offendingElements().isEmpty()) {
            message.setHeader(
                    DicomConstants.OFFENDING_ELEMENTS, response.status().offendingElementTags());
        }
        message.setHeader(DicomConstants.OUTCOME, result.outcome().word());
        message.setHeader(DicomConstants.TRANSFER_SYNTAX_UID, response.transferSyntaxUid());
        message.setHeader(DicomConstants.BYTES, response.bytes());
        message.setHeader(DicomConstants.DURATION, response.duration().toMillis());
        message.setHeader(DicomConstants.ASSOCIATION, result.associationNumber());
        message.removeHeader(DicomConstants.SHA256);
        response.sha256().ifPresent(hash -> message.setHeader(DicomConstants.SHA256, hash));
    }

    private void requireStored(StoreResult result) {
        switch (result.outcome()) {
            case DONE, DONE_WITH_WARNING -> {}
            default -> {
                DimseStatus status = result.response().status();
                String meaning = StatusTable.meaning(status.code());
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

    @Override
    String what() {
        return "C-STORE to " + destination().peer();
    }
}
