package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationKey;
import io.cameldicom.component.destination.Destinations;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultAsyncProducer;

/** What the producers that talk to a peer have in common: their destination, and completing on a thread of Camel. */
abstract class DestinationProducer extends DefaultAsyncProducer {
    /** Exchange property: what the peer answered to our user identity, as bytes; in no header, as it may be a secret. */
    static final String USER_IDENTITY_RESPONSE = "CamelDicomUserIdentityResponse";

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
        Destinations destinations = endpoint.getComponent().destinations();
        if (key != null && destinations != null) { // else the component has stopped before, and closed them all
            destinations.release(key);
        }
        key = null;
        super.doStop();
    }

    /** Stays after a stop, for the exchanges that are still under way. */
    final Destination destination() {
        return destination;
    }

    /** The operation in words, for messages, such as {@code C-STORE to PACS@127.0.0.1:104}. */
    abstract String what();

    /** Ends the exchange with the exception that a route sees, and with what it means. */
    void fail(Exchange exchange, Throwable failure) {
        Throwable seen = Failures.of(what(), failure, destination().policy());
        exchange.setException(seen);
        if (seen instanceof DicomOperationException typed) {
            exchange.getMessage()
                    .setHeader(DicomConstants.OUTCOME, typed.outcome().word());
        }
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
        complete(endpoint.getComponent().completions(), exchange, callback, () -> {
            Optional.ofNullable(destination) // there is none before the first start
                    .flatMap(Destination::userIdentityResponse)
                    .ifPresent(response -> exchange.setProperty(USER_IDENTITY_RESPONSE, bytes(response)));
            finish.run();
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Ends the exchange once, whatever fails: one that never ends keeps its file and its place for good. */
    static void complete(Executor threads, Exchange exchange, AsyncCallback callback, Runnable finish) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                try {
                    finish.run();
                } catch (Throwable e) {
                    exchange.setException(e);
                }
                callback.done(false);
            }
        };
        try {
            threads.execute(end);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The component has stopped, or there is no thread left, which is known only after the task was queued.
            end.run();
        }
    }
}
