package io.cameldicom.component;

import io.cameldicom.component.query.ResultStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Bodies whose operation is still under way. */
final class Streams {
    private Streams() {}

    /** Stops the operation when the exchange is done, or the one to which it is handed over, however it ends. */
    static void closeWhenDone(ResultStream stream, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                stream.close();
            }
        });
    }
}
