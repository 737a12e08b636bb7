package io.cameldicom.component;

import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.mpps.ProcedureStep;
import io.cameldicom.component.mpps.ProcedureStepException;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ResponseListener;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;

/** {@code dicom:mpps}: begins, changes and ends a Modality Performed Procedure Step (PS3.4 §F.7). */
final class MppsProducer extends DestinationProducer {
    /** Exchange property: the UID of an N-CREATE that nobody knows the end of. */
    private static final String UNANSWERED = "CamelDicomUnansweredProcedureStep";

    private final DicomConfiguration configuration;

    MppsProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.configuration = endpoint.getConfiguration();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        message.removeHeader(DicomConstants.STATUS);
        message.removeHeader(DicomConstants.OFFENDING_ELEMENTS);
        message.removeHeader(DicomConstants.OUTCOME);
        MppsOperation operation;
        DimseRequest request;
        String sopInstanceUid;
        try {
            operation = operation(message);
            sopInstanceUid = sopInstanceUid(operation, exchange);
            request = request(operation, sopInstanceUid, dataSet(message));
        } catch (Exception e) {
            fail(exchange, e);
            callback.done(true);
            return true;
        }
        setTitles(message);
        message.setHeader(DicomConstants.SOP_CLASS_UID, Uid.MODALITY_PERFORMED_PROCEDURE_STEP);
        message.setHeader(DicomConstants.SOP_INSTANCE_UID, sopInstanceUid);
        destination()
                .invoke(operation.counted(), request, ResponseListener.NONE)
                .result()
                .whenComplete((result, failure) -> complete(
                        exchange, callback, () -> finish(exchange, operation, sopInstanceUid, result, failure)));
        return false;
    }

    private MppsOperation operation(Message message) {
        if (configuration.getMppsOperation() != null) {
            return configuration.getMppsOperation();
        }
        String header = message.getHeader(DicomConstants.OPERATION, String.class);
        return Optional.ofNullable(header)
                .flatMap(MppsOperation::ofHeader)
                .orElseThrow(() ->
                        new ProcedureStepException("mppsOperation: none, and the header " + DicomConstants.OPERATION
                                + " does not say it (expected: create or set, in the header mpps-create or mpps-set)"));
    }

    /** The header of another object, which an earlier step read, names no procedure step. */
    private static String sopInstanceUid(MppsOperation operation, Exchange exchange) {
        Message message = exchange.getMessage();
        String given = message.getHeader(DicomConstants.SOP_INSTANCE_UID, String.class);
        if (operation == MppsOperation.CREATE) {
            String sopClass = message.getHeader(DicomConstants.SOP_CLASS_UID, String.class);
            boolean ours = sopClass == null || sopClass.equals(Uid.MODALITY_PERFORMED_PROCEDURE_STEP);
            if (given == null || !ours) {
                String unanswered = exchange.getProperty(UNANSWERED, String.class);
                return unanswered == null ? Uid.random() : unanswered;
            }
        }
        if (!Uid.isValid(given)) {
            throw new ProcedureStepException(
                    DicomConstants.SOP_INSTANCE_UID + ": " + (given == null ? "none" : "no UID")
                            + " (expected: the SOP Instance UID of the procedure step, as create has set it)");
        }
        return given;
    }

    private static DataSet dataSet(Message message) throws InvalidPayloadException {
        try {
            return message.getMandatoryBody(DataSet.class);
        } catch (InvalidPayloadException | TypeConversionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof DicomException ours) {
                    throw ours;
                }
            }
            throw new ProcedureStepException(
                    "body: no attributes (expected: a map by keyword, DICOM JSON or a data set)");
        }
    }

    private DimseRequest request(MppsOperation operation, String sopInstanceUid, DataSet given) {
        boolean checks = configuration.isMppsCheck();
        return switch (operation) {
            case CREATE ->
                new DimseRequest.Create(
                        Uid.MODALITY_PERFORMED_PROCEDURE_STEP,
                        Optional.of(sopInstanceUid),
                        checks ? ProcedureStep.toCreate(given) : given);
            case SET ->
                new DimseRequest.Set(
                        Uid.MODALITY_PERFORMED_PROCEDURE_STEP,
                        sopInstanceUid,
                        checks ? ProcedureStep.toSet(given) : given);
        };
    }

    private void finish(
            Exchange exchange,
            MppsOperation operation,
            String sopInstanceUid,
            OperationResult result,
            Throwable failure) {
        if (failure != null) {
            fail(exchange, failure);
            boolean unknown = exchange.getException() instanceof OutcomeUnknownDicomException;
            if (operation == MppsOperation.CREATE && unknown) {
                exchange.setProperty(UNANSWERED, sopInstanceUid);
            }
            return;
        }
        Message message = exchange.getMessage();
        DimseStatus status = result.response().status();
        message.setHeader(DicomConstants.STATUS, status.code());
        message.setHeader(DicomConstants.ASSOCIATION, result.associationNumber());
        if (!status.offendingElements().isEmpty()) {
            message.setHeader(DicomConstants.OFFENDING_ELEMENTS, status.offendingElementTags());
        }
        Outcome outcome = outcome(exchange, operation, sopInstanceUid, result);
        if (outcome == Outcome.DONE || outcome == Outcome.DONE_WITH_WARNING) {
            message.setHeader(DicomConstants.OUTCOME, outcome.word());
            exchange.removeProperty(UNANSWERED);
        } else {
            fail(exchange, refusal(operation, status, outcome));
        }
    }

    /** A step that is there already is ours where an earlier attempt of this exchange got no answer. */
    private static Outcome outcome(
            Exchange exchange, MppsOperation operation, String sopInstanceUid, OperationResult result) {
        boolean ours = operation == MppsOperation.CREATE
                && sopInstanceUid.equals(exchange.getProperty(UNANSWERED, String.class));
        return result.outcome() == Outcome.DUPLICATE && ours ? Outcome.DONE : result.outcome();
    }

    private DicomOperationException refusal(MppsOperation operation, DimseStatus status, Outcome outcome) {
        return Failures.of(
                what(),
                new DimseStatusException(destination().peer(), operation.service(), status, operation.meaning(status)),
                outcome);
    }

    @Override
    String what() {
        return "Procedure step to " + destination().peer();
    }
}
