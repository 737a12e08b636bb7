package io.cameldicom.routes.delivery;

import io.cameldicom.routes.attempt.SendingObject;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What an exchange has tried so far, quick redeliveries included; kept in a property of the exchange. */
final class Sending {
    private static final String PROPERTY = "CamelDicomRoutesSending";

    private final SendingObject object;
    private Throwable counted;
    private int attempts;
    private boolean mayHaveBeenSent;

    private Sending(SendingObject object) {
        this.object = object;
    }

    static Sending begin(Exchange exchange, SendingObject object) {
        Sending sending = new Sending(object);
        exchange.setProperty(PROPERTY, sending);
        return sending;
    }

    static Optional<Sending> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Sending.class));
    }

    SendingObject object() {
        return object;
    }

    /** Whether the destination may have had something of the bytes before the request whose end has not been counted yet. */
    synchronized boolean sentBefore() {
        return object.sentBefore() || mayHaveBeenSent;
    }

    /** Counts a failure, once. */
    synchronized void count(Failure failure) {
        if (failure.thrown() == null || failure.thrown() == counted) {
            return;
        }
        counted = failure.thrown();
        Reach reach = Reach.of(failure);
        attempts += reach.isAttempt() ? 1 : 0;
        mayHaveBeenSent |= reach.mayHaveBeenStored();
    }

    /** How often the object was sent, or a part of it, and not stored. */
    synchronized int attempts() {
        return attempts;
    }

    synchronized boolean mayHaveBeenSent() {
        return mayHaveBeenSent;
    }
}
