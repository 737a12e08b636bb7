package io.cameldicom.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * Whether the destination has, or may have, these very bytes from us: because of a receipt, or of an earlier attempt in
 * which something was sent. Then "I have that instance" (0111) means that it is delivered.
 */
public final class SentBefore implements Predicate {
    /** Set to true by the step that looks receipts up, where there is one for these bytes and they are sent all the same. */
    public static final String HAS_RECEIPT = "CamelDicomRoutesHasReceipt";

    @Override
    public boolean matches(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(HAS_RECEIPT))
                || Sending.of(exchange).map(Sending::sentBefore).orElse(false);
    }
}
