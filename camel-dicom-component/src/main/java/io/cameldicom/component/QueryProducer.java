package io.cameldicom.component;

import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.destination.OperationResult;
import io.cameldicom.component.destination.RunningOperation;
import io.cameldicom.component.json.DicomJson;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.query.Identifiers;
import io.cameldicom.component.query.Match;
import io.cameldicom.component.query.RetrieveResult;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;

/** What C-FIND, C-MOVE and C-GET have in common: the identifier, the time that they may take, and what their end means. */
abstract class QueryProducer extends DestinationProducer {
    private final DicomEndpoint endpoint;
    private final Operation operation;
    private final Identifiers identifiers;
    private final Set<TimedOperation> running = ConcurrentHashMap.newKeySet();

    QueryProducer(DicomEndpoint endpoint, Operation operation) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = operation;
        this.identifiers = QueryOptions.identifiers(endpoint.getConfiguration());
    }

    final Identifiers identifiers() {
        return identifiers;
    }

    final DicomConfiguration configuration() {
        return endpoint.getConfiguration();
    }

    /** Such as {@code C-FIND to PACS@127.0.0.1:104}. */
    @Override
    final String what() {
        return request() + " to " + destination().peer();
    }

    final String request() {
        return "C-" + operation.name();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        removeResult(exchange.getMessage());
        try {
            begin(exchange, callback);
            return false;
        } catch (Exception e) {
            fail(exchange, e);
            callback.done(true);
            return true;
        }
    }

    /** Sends the request, and lets the exchange end once that has; what it throws ends it at once. */
    abstract void begin(Exchange exchange, AsyncCallback callback) throws Exception;

    /** Lets it take no longer than it may, and not outlive this producer. */
    final TimedOperation watched(RunningOperation asked) {
        TimedOperation timed = new TimedOperation(
                asked,
                destination().peer(),
                request(),
                configuration().getOperationTimeout(),
                endpoint.getComponent().timer());
        running.add(timed);
        timed.result().whenComplete((result, failure) -> running.remove(timed));
        return timed;
    }

    @Override
    protected void doStop() throws Exception {
        running.forEach(TimedOperation::cancel);
        super.doStop();
    }

    /** Keys in whatever form: a data set, a map by keyword, or JSON text; none where there is no body. */
    final DataSet keys(Message message) throws Exception {
        Object body = message.getBody();
        String characterSet = configuration().getQueryCharacterSet();
        if (body instanceof DataSet dataSet) {
            return dataSet;
        }
        if (body instanceof Match match) {
            return match.dataSet();
        }
        if (body instanceof Map<?, ?> map) {
            return characterSet == null ? DicomJson.dataSet(map) : DicomJson.dataSet(map, characterSet);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        String json = body == null ? "" : message.getMandatoryBody(String.class);
        if (json.isBlank()) {
            return DataSet.EMPTY;
        }
        return characterSet == null ? DicomJson.dataSet(json) : DicomJson.dataSet(json, characterSet);
    }

    static Optional<String> level(Message message) {
        return Optional.ofNullable(message.getHeader(DicomConstants.QUERY_LEVEL, String.class));
    }

    /** What the route sees of the end, unless it failed. */
    final void setResult(Message message, OperationResult result) {
        DimseStatus status = result.response().status();
        message.setHeader(DicomConstants.STATUS, status.code());
        message.setHeader(DicomConstants.OUTCOME, result.outcome().word());
        message.setHeader(DicomConstants.ASSOCIATION, result.associationNumber());
        if (!status.offendingElements().isEmpty()) {
            message.setHeader(DicomConstants.OFFENDING_ELEMENTS, status.offendingElementTags());
        }
    }

    static void setCounts(Message message, RetrieveResult result) {
        message.setHeader(DicomConstants.COMPLETED, result.completed());
        message.setHeader(DicomConstants.FAILED, result.failed());
        message.setHeader(DicomConstants.WARNING, result.warning());
        message.setHeader(DicomConstants.REMAINING, result.remaining());
        message.setHeader(DicomConstants.RETRIEVE_RESULT, result);
    }

    private static void removeResult(Message message) {
        for (String header : QueryOptions.RESULT_HEADERS) {
            message.removeHeader(header);
        }
    }

    /** @throws DicomOperationException if the status is a failure, or the peer stopped although nobody asked for that */
    final void requireDone(OperationResult result, boolean mayBeCancelled) {
        DimseStatus status = result.response().status();
        boolean done = switch (result.outcome()) {
            case DONE, DONE_WITH_WARNING -> !status.isCancelled() || mayBeCancelled;
            default -> false;
        };
        if (!done) {
            DimseStatusException cause =
                    new DimseStatusException(destination().peer(), request(), status, meaning(status.code()));
            throw Failures.of(what(), cause, status.isCancelled() ? Outcome.TRANSIENT : result.outcome());
        }
    }

    /** Peers that know no relational queries say so by no answer to their negotiation, and then refuse one for other reasons. */
    private String meaning(int status) {
        String meaning = operation.meaning(status);
        return configuration().isRelational()
                ? meaning
                        + "; does it know relational queries? without relational=true it gets the unique keys of the levels above"
                : meaning;
    }

    final RuntimeException runtime(Throwable failure) {
        Throwable seen = Failures.of(what(), failure, destination().policy());
        return seen instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(seen);
    }

    @Override
    final void fail(Exchange exchange, Throwable failure) {
        super.fail(exchange, cause(failure));
    }

    /** What a converter of Camel has wrapped. */
    private static Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DicomException) {
                return cause;
            }
            if (!(cause instanceof RuntimeCamelException)) {
                break;
            }
        }
        return failure;
    }
}
