package io.cameldicom.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;
import org.slf4j.MDC;

/**
 * Gives each line that a {@code log} step of a route prints the fields of its object: {@code file}, {@code instance}, {@code
 * association} and {@code destination}. They stand in the thread's context for that one line, so that the next exchange on
 * the thread never has them, and cost nothing where nothing is printed.
 */
public final class LogFields extends MainListenerSupport implements LogListener {
    private final String destination;

    public LogFields(String destination) {
        this.destination = destination;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        main.getCamelContext().getCamelContextExtension().addLogListener(this);
    }

    @Override
    public String onLog(Exchange exchange, CamelLogger logger, String message) {
        ObjectFields.onTheWay(exchange, destination).forEach(MDC::put);
        return message;
    }

    @Override
    public void afterLog(Exchange exchange, CamelLogger logger, String message) {
        MDC.remove(ObjectFields.FILE);
        MDC.remove(ObjectFields.DESTINATION);
        MDC.remove(ObjectFields.INSTANCE);
        MDC.remove(ObjectFields.ASSOCIATION);
    }
}
