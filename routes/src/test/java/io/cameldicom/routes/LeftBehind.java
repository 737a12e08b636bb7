package io.cameldicom.routes;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.MDC;

/** A step of a route that finds out what earlier lines of the log have left in the context of the thread. */
public final class LeftBehind implements Processor {
    static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @Override
    public void process(Exchange exchange) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        if (context != null) {
            SEEN.addAll(context.keySet());
        }
    }
}
