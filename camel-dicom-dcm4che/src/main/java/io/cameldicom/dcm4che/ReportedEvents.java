package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.reception.ObjectReception.Drain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The N-EVENT-REPORT requests of a peer (PS3.7 §10.1.1). On dcm4che's reading thread. */
final class ReportedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ReportedEvents.class);

    private final Session session;

    ReportedEvents(Session session) {
        this.session = session;
    }

    /**
     * Takes a report; blocks until all of it has arrived.
     *
     * @return hands it on, and has the status to answer with
     */
    Supplier<CompletionStage<DimseStatus>> arrived(PresentationContext context, CommandSet command, PeerDataSet dataSet)
            throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        long bytes = dataSet.read(new Drain(MessageDataSet.MAXIMUM_LENGTH, session::tooLong), part -> {
            if (taken.size() + part.remaining() <= MessageDataSet.MAXIMUM_LENGTH) {
                taken.write(part.array(), part.position(), part.remaining());
            }
        });
        String sopClass = command.text(CommandTag.AFFECTED_SOP_CLASS_UID);
        String sopInstance = command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID);
        int type = command.number(CommandTag.EVENT_TYPE_ID).orElse(-1);
        if (type < 0 || !Uid.isValid(sopClass) || !Uid.isValid(sopInstance)) {
            return () -> refused(StatusCode.INVALID_ARGUMENT_VALUE);
        }
        if (bytes > MessageDataSet.MAXIMUM_LENGTH) {
            return () -> refused(StatusCode.RESOURCE_LIMITATION);
        }
        return () -> report(context, command, sopClass, sopInstance, type, taken.toByteArray());
    }

    private static CompletionStage<DimseStatus> refused(int status) {
        return CompletableFuture.completedFuture(DimseStatus.of(status));
    }

    private CompletionStage<DimseStatus> report(
            PresentationContext context,
            CommandSet command,
            String sopClass,
            String sopInstance,
            int type,
            byte[] dataSet) {
        try {
            Optional<DataSet> information = command.hasDataSet()
                    ? Optional.of(MessageDataSet.decoded(command, dataSet, context.transferSyntax()))
                    : Optional.empty();
            CompletionStage<DimseStatus> status = session.request()
                    .events()
                    .reported(new EventReport(
                            session.request().peer().aeTitle(),
                            session.number(),
                            sopClass,
                            sopInstance,
                            type,
                            information));
            return Objects.requireNonNull(status, "status");
        } catch (Throwable e) { // whatever it is, the peer waits for an answer and the association goes on
            LOG.debug("association {}: a report could not be handed on", session.number(), e);
            return refused(StatusCode.PROCESSING_FAILURE);
        }
    }
}
