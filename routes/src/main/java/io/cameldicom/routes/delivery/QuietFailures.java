package io.cameldicom.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps Camel from printing paths and stack traces: how a file ended is told where it ended. */
public final class QuietFailures implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(QuietFailures.class);

    @Override
    public void handleException(Throwable exception) {
        handleException(null, null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        LOG.debug("failure in the inbox's consumer", exception);
    }
}
