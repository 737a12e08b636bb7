package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationKey;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultAsyncProducer;

/** What the producers that talk to a peer have in common: their destination, and completing on a thread of Camel. */
abstract class DestinationProducer extends DefaultAsyncProducer {
    private final DicomEndpoint endpoint;
    private DestinationKey key;
    private Destination destination;
    private WritableHealthCheckRepository healthChecks;
    private EchoHealthCheck healthCheck;

    DestinationProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        key = endpoint.destinationKey();
        destination = endpoint.getComponent().destinations().acquire(key);
        healthChecks = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (healthChecks != null) {
            healthCheck = new EchoHealthCheck(endpoint.getOperation(), destination);
            healthCheck.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
            healthChecks.addHealthCheck(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (healthCheck != null) {
            healthChecks.removeHealthCheck(healthCheck);
            healthCheck = null;
        }
        if (key != null) {
            endpoint.getComponent().destinations().release(key);
            key = null;
        }
        super.doStop();
    }

    /** Stays after a stop, for the exchanges that are still under way. */
    final Destination destination() {
        return destination;
    }

    final void setTitles(Message message) {
        message.setHeader(
                DicomConstants.CALLING_AE_TITLE, endpoint.getConfiguration().getCallingAeTitle());
        message.setHeader(
                DicomConstants.CALLED_AE_TITLE,
                endpoint.dicomAddress().aeTitle().value());
    }

    /** Ends an exchange on a thread of Camel, as what follows in the route runs there too. */
    final void complete(Exchange exchange, AsyncCallback callback, Runnable finish) {
        Runnable end = () -> {
            try {
                finish.run();
            } catch (RuntimeException e) {
                exchange.setException(e);
            }
            callback.done(false);
        };
        try {
            endpoint.getComponent().completions().execute(end);
        } catch (RejectedExecutionException e) {
            // The component has stopped and has no thread left: an exchange must end all the same.
            end.run();
        }
    }
}
