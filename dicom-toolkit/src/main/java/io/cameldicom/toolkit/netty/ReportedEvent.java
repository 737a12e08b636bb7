package io.cameldicom.toolkit.netty;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.reception.DataSetReception;
import io.cameldicom.toolkit.reception.Reception;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An N-EVENT-REPORT whose information is still to come (PS3.7 §10.1.1). */
record ReportedEvent(
        CommandSet command, AeTitle peer, long association, String sopClass, String sopInstance, int eventTypeId) {
    private static final Logger LOG = LoggerFactory.getLogger(ReportedEvent.class);

    /** Empty where the command does not tell what it is about. */
    static Optional<ReportedEvent> of(CommandSet command, AeTitle peer, long association) {
        String sopClass = command.text(CommandTag.AFFECTED_SOP_CLASS_UID);
        String sopInstance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        int type = command.number(CommandTag.EVENT_TYPE_ID).orElse(-1);
        return type < 0 || !Uid.isValid(sopClass) || !Uid.isValid(sopInstance)
                ? Optional.empty()
                : Optional.of(new ReportedEvent(command, peer, association, sopClass, sopInstance, type));
    }

    /** @param abort ends the association of a peer that does not stop sending */
    Reception reception(
            PresentationContext context, EventReportHandler handler, Reception.Answer answer, Runnable abort) {
        Consumer<DimseStatus> respond = status -> answer.send(context.id(), command, status);
        return new DataSetReception(
                context.id(),
                command,
                MessageDataSet.MAXIMUM_LENGTH,
                new DataSetReception.Target() {
                    @Override
                    public void complete(byte[] dataSet) {
                        report(context, dataSet, handler, respond);
                    }

                    @Override
                    public void tooLong() {
                        respond.accept(DimseStatus.of(StatusCode.RESOURCE_LIMITATION));
                    }

                    @Override
                    public void cancel() {
                        // nobody cancels a report
                    }

                    @Override
                    public void abandon() {
                        // the handler has it all the same
                    }
                },
                abort);
    }

    private void report(
            PresentationContext context, byte[] dataSet, EventReportHandler handler, Consumer<DimseStatus> respond) {
        try {
            EventReport report = new EventReport(
                    peer, association, sopClass, sopInstance, eventTypeId, information(context, dataSet));
            CompletionStage<DimseStatus> status = handler.reported(report);
            status.whenComplete((given, failure) ->
                    respond.accept(given == null ? DimseStatus.of(StatusCode.PROCESSING_FAILURE) : given));
        } catch (Throwable e) { // whatever it is, the peer waits for an answer and the association goes on
            LOG.debug("association {}: a report could not be handed on", association, e);
            respond.accept(DimseStatus.of(StatusCode.PROCESSING_FAILURE));
        }
    }

    private Optional<DataSet> information(PresentationContext context, byte[] bytes) {
        if (!command.hasDataSet()) {
            return Optional.empty();
        }
        return Optional.of(MessageDataSet.decoded(command, bytes, context.transferSyntax()));
    }
}
