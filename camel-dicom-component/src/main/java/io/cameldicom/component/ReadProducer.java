package io.cameldicom.component;

import io.cameldicom.toolkit.data.UnreadableObjectException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** {@code dicom:read}: the header of the file in the body becomes a {@link DicomObject} and headers. */
final class ReadProducer extends DefaultAsyncProducer {
    private final Bodies bodies;
    private final ObjectHeaders headers;

    ReadProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.bodies = new Bodies(endpoint.spool(), endpoint.getConfiguration().readLimits());
        this.headers = new ObjectHeaders(endpoint.getConfiguration().getHeaders());
    }

    /** Reads from the disk on the calling thread; nothing is awaited. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            DicomObject object = bodies.objectIn(exchange);
            exchange.setProperty(DicomConstants.FILE_IDENTITY, object.source().identity());
            headers.set(exchange.getMessage(), object);
            exchange.getMessage().setBody(object);
        } catch (Exception e) {
            exchange.setException(Failures.of("reading the object", e));
        } catch (OutOfMemoryError e) { // let through, it ends the consumer that polls
            exchange.setException(Failures.of("reading the object", new UnreadableObjectException(e)));
        }
        callback.done(true);
        return true;
    }
}
