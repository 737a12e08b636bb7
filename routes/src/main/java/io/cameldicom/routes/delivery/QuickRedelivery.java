package io.cameldicom.routes.delivery;

import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Whether an exchange may wait for a quick redelivery. While it waits it is still one of the objects on their way, so only
 * a few may: else objects that always fail would hold up all others. The rest wait in the inbox.
 */
public final class QuickRedelivery implements Predicate {
    private static final String MAY_WAIT = "CamelDicomRoutesQuickRedelivery";

    private final Semaphore places;

    /**
     * @param inflight objects on their way at once
     * @param concurrency associations that are to be kept busy: half of what is beyond that may wait, at least one
     */
    public QuickRedelivery(int inflight, int concurrency) {
        int spare = Math.max(0, inflight - concurrency + 1) / 2;
        this.places = new Semaphore(inflight > 1 ? Math.max(1, spare) : spare);
    }

    @Override
    public boolean matches(Exchange exchange) {
        if (exchange.getProperty(MAY_WAIT) != null) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        exchange.setProperty(MAY_WAIT, true);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }
        });
        return true;
    }
}
