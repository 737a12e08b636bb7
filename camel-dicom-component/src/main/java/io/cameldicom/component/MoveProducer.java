package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.query.IllegalQueryException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseRequest;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code dicom:move}: has the peer send what the body names to another title. */
final class MoveProducer extends RetrieveProducer {
    MoveProducer(DicomEndpoint endpoint) {
        super(endpoint, Operation.MOVE);
    }

    @Override
    void begin(Exchange exchange, AsyncCallback callback) throws Exception {
        Message message = exchange.getMessage();
        AeTitle moveDestination = moveDestination(message);
        DataSet identifier = identifiers().retrieval(keys(message), level(message));
        DimseRequest request =
                new DimseRequest.Move(identifiers().model().move().orElseThrow(), moveDestination, identifier);
        RetrieveListener listener = listener(exchange);
        watched(destination().invoke(Operation.MOVE, request, listener))
                .result()
                .whenComplete((result, failure) -> complete(exchange, callback, () -> {
                    if (finish(exchange, listener, result, failure)) {
                        message.setBody(message.getHeader(DicomConstants.RETRIEVE_RESULT));
                    }
                }));
    }

    private AeTitle moveDestination(Message message) {
        String title = message.getHeader(
                DicomConstants.MOVE_DESTINATION, configuration().getMoveDestination(), String.class);
        if (title == null) {
            throw new IllegalQueryException("moveDestination: none (expected: the AE title to which the objects are to"
                    + " go, by the option moveDestination or the header " + DicomConstants.MOVE_DESTINATION
                    + ")");
        }
        return QueryOptions.moveDestination(title);
    }
}
