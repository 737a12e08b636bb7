package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;

/** Takes the objects of one C-GET, as messages with the file as body and the headers that a listener sets. */
final class Arrivals implements ReceivedObjectHandler {
    private final CamelContext context;
    private final Intake intake;
    private final ObjectHeaders headers;
    private final Consumer<Message> sink;
    private final List<Intake.Taken> taken = new ArrayList<>();
    private boolean done;

    Arrivals(CamelContext context, Intake intake, ObjectHeaders headers, Consumer<Message> sink) {
        this.context = context;
        this.intake = intake;
        this.headers = headers;
        this.sink = sink;
    }

    /** Deletes spooled files when the exchange is done, and those that come later at once. */
    void dropWhenDone(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                drop();
            }
        });
    }

    private synchronized void drop() {
        done = true;
        taken.forEach(intake::drop);
        taken.clear();
    }

    @Override
    public CompletionStage<DimseStatus> received(ReceivedObject object) {
        Intake.Taken one = intake.take(object);
        if (one.refusal().isPresent()) {
            return CompletableFuture.completedFuture(one.refusal().get());
        }
        if (isInTime(one)) {
            sink.accept(message(object, one));
        }
        return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
    }

    private synchronized boolean isInTime(Intake.Taken one) {
        if (done) {
            intake.drop(one);
            return false;
        }
        taken.add(one);
        return true;
    }

    private Message message(ReceivedObject object, Intake.Taken one) {
        Message message = new DefaultMessage(context);
        headers.set(message, DicomObject.of(one.read()));
        message.setHeader(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntaxUid());
        message.setHeader(DicomConstants.BYTES, object.bytes());
        message.setHeader(
                DicomConstants.CALLING_AE_TITLE, object.callingAeTitle().value());
        message.setHeader(DicomConstants.CALLED_AE_TITLE, object.calledAeTitle().value());
        message.setHeader(DicomConstants.REMOTE_ADDRESS, object.remoteAddress());
        message.setHeader(DicomConstants.ASSOCIATION, object.associationNumber());
        message.setBody(one.file().toFile());
        return message;
    }
}
