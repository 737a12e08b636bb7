package io.cameldicom.component;

import io.cameldicom.component.destination.EchoResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.DimseStatus;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:echo}: asks the peer whether it is there. */
final class EchoProducer extends DestinationProducer {
    private static final double NANOS_PER_MILLI = 1e6;

    EchoProducer(DicomEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        destination()
                .echo()
                .whenComplete(
                        (result, failure) -> complete(exchange, callback, () -> finish(exchange, result, failure)));
        return false;
    }

    private void finish(Exchange exchange, EchoResult result, Throwable failure) {
        Message message = exchange.getMessage();
        if (failure != null) {
            message.removeHeader(DicomConstants.STATUS);
            exchange.setException(Failures.of(what(), failure));
            return;
        }
        DimseStatus status = result.status();
        message.setHeader(DicomConstants.STATUS, status.code());
        message.setHeader(DicomConstants.ROUND_TRIP_TIME, result.roundTripTime().toNanos() / NANOS_PER_MILLI);
        message.setHeader(DicomConstants.ASSOCIATION, result.associationNumber());
        setTitles(message);
        if (!status.isSuccess()) {
            DimseStatusException cause =
                    new DimseStatusException(destination().peer(), "C-ECHO", status, "not success");
            exchange.setException(Failures.of(what(), cause, Outcome.TRANSIENT));
        }
    }

    @Override
    String what() {
        return "C-ECHO to " + destination().peer();
    }
}
