package io.cameldicom.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A step after the last byte was sent: fails if the file was replaced or written to in the meantime, since then what the
 * destination has is not what lies in the inbox.
 */
public final class SourceUnchanged implements Processor {
    @Override
    public void process(Exchange exchange) {
        InFlight.of(exchange).requireUnchanged();
    }
}
