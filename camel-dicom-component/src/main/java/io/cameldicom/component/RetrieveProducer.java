package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.progress.ProgressReports;
import io.cameldicom.component.query.IncompleteRetrieveException;
import io.cameldicom.component.query.RetrieveResult;
import org.apache.camel.Exchange;

/** What C-MOVE and C-GET have in common: counts, progress, and what it means that not all objects arrived. */
abstract class RetrieveProducer extends QueryProducer {
    private final ProgressReports reports;
    private final Operation operation;

    RetrieveProducer(DicomEndpoint endpoint, Operation operation) {
        super(endpoint, operation);
        this.operation = operation;
        this.reports = endpoint.progressReports();
    }

    final RetrieveListener listener(Exchange exchange) {
        return new RetrieveListener(reports, operation.word(), destination().peer(), exchange.getExchangeId());
    }

    /** Sets headers, and the exception if there is one; whether there is none. */
    final boolean finish(Exchange exchange, RetrieveListener listener, OperationResult result, Throwable failure) {
        setTitles(exchange.getMessage());
        try {
            if (result != null) {
                setResult(exchange.getMessage(), result);
                setCounts(exchange.getMessage(), listener.result(result));
            }
            listener.told(result, () -> requireDone(listener, result, failure));
            return true;
        } catch (RuntimeException e) {
            fail(exchange, e);
            return false;
        }
    }

    /** @throws RuntimeException that the route is to see, if it did not succeed */
    final void requireDone(RetrieveListener listener, OperationResult result, Throwable failure) {
        if (failure != null) {
            throw runtime(failure);
        }
        requireDone(result, false);
        RetrieveResult counts = listener.result(result);
        if (configuration().isFailOnPartial() && counts.isIncomplete()) {
            throw Failures.of(what(), new IncompleteRetrieveException(counts), Outcome.TRANSIENT);
        }
    }
}
