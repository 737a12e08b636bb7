package io.cameldicom.routes.confirmation;

import io.cameldicom.component.DicomOperationException;
import io.cameldicom.routes.report.OwnMessage;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks an operation of the component, and puts into words why it could not be asked. */
final class Operations {
    private final ProducerTemplate template;
    private final Endpoint endpoint;
    private final String unsupported;

    /** @param unsupported what is said where the destination does not know the service at all */
    Operations(ProducerTemplate template, Endpoint endpoint, String unsupported) {
        this.template = template;
        this.endpoint = endpoint;
        this.unsupported = unsupported;
    }

    /** Completes on a thread of Camel; exceptionally with {@link NotAskedException}. */
    CompletionStage<Exchange> ask(Object body, Map<String, Object> properties) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(body);
        properties.forEach(exchange::setProperty);
        return template.asyncSend(endpoint, exchange).thenCompose(asked -> {
            Exception failure = asked.getException();
            return failure == null
                    ? CompletableFuture.completedFuture(asked)
                    : CompletableFuture.failedFuture(new NotAskedException(words(failure), failure));
        });
    }

    private String words(Exception failure) {
        Throwable cause = failure instanceof DicomOperationException ? failure.getCause() : failure;
        if (cause instanceof NoPresentationContextException) {
            return unsupported;
        }
        return OwnMessage.of(cause)
                .orElseGet(() -> "unexpected " + cause.getClass().getSimpleName());
    }
}
