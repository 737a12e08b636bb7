package io.cameldicom.component;

import io.cameldicom.component.answer.Answered;
import io.cameldicom.component.answer.QueryLevel;
import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.attributes.KeyMatching;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.reception.LoggedAssociation;
import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import io.cameldicom.toolkit.service.ServiceAnswer.Result;
import io.cameldicom.toolkit.service.ServiceHandler;
import io.cameldicom.toolkit.service.ServiceOperation;
import io.cameldicom.toolkit.service.ServiceRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Makes an exchange of each request that is no C-STORE, and of its end the answer. */
final class ServiceRoute implements ServiceHandler {
    private static final int RESOURCE_LIMITATION = 0x0213;
    private static final int UNABLE_TO_PERFORM_SUB_OPERATIONS = 0xA702;
    private static final int MOVE_DESTINATION_UNKNOWN = 0xA801;
    private static final int IDENTIFIER_DOES_NOT_MATCH = 0xA900;
    private static final int UNABLE_TO_PROCESS = 0xC001;

    /** Runs the route. */
    @FunctionalInterface
    interface Route {
        /** @param end what the exchange means at its end, whatever that is; called once, before the exchange is let go */
        CompletionStage<ServiceAnswer> run(ServiceExchange exchange, Function<Exchange, ServiceAnswer> end);
    }

    private final DicomEndpoint endpoint;
    private final MoveDestinations moveDestinations;
    private final Retrieved retrieved;
    private final boolean matching;
    private final Route route;

    ServiceRoute(DicomEndpoint endpoint, MoveDestinations moveDestinations, Route route) {
        this.endpoint = endpoint;
        this.moveDestinations = moveDestinations;
        this.retrieved = new Retrieved(endpoint);
        this.matching = endpoint.getConfiguration().isMatching();
        this.route = route;
    }

    @Override
    public CompletionStage<ServiceAnswer> requested(ServiceRequest request) {
        ServiceExchange exchange = ServiceExchange.of(request);
        if (isOfALevel(request) && !QueryLevel.isRightFor(request.sopClassUid(), request.dataSet())) {
            return CompletableFuture.completedFuture(Result.of(IDENTIFIER_DOES_NOT_MATCH));
        }
        return switch (request.operation()) {
            case FIND -> route.run(exchange, ended -> matches(exchange, ended));
            case GET, MOVE ->
                isForAll(request)
                        ? CompletableFuture.completedFuture(Result.of(IDENTIFIER_DOES_NOT_MATCH))
                        : retrieve(exchange);
            case EVENT_REPORT -> reported(exchange);
            case CREATE, SET -> route.run(exchange, ended -> result(exchange, ended));
        };
    }

    private static boolean isOfALevel(ServiceRequest request) {
        return switch (request.service()) {
            case FIND, MOVE, GET -> true;
            case STORE, WORKLIST, COMMITMENT, MPPS -> false;
        };
    }

    private CompletionStage<ServiceAnswer> retrieve(ServiceExchange exchange) {
        ServiceRequest request = exchange.request();
        if (request.operation() == ServiceOperation.GET) {
            return route.run(exchange, ended -> objects(exchange, ended, new GetSender(retrieved)));
        }
        Optional<Destination> destination = request.moveDestination().flatMap(moveDestinations::of);
        if (destination.isEmpty()) {
            return CompletableFuture.completedFuture(Result.of(MOVE_DESTINATION_UNKNOWN));
        }
        MoveOriginator originator = new MoveOriginator(request.callingAeTitle(), request.messageId());
        MoveSender sender = new MoveSender(destination.get(), originator, retrieved);
        return route.run(exchange, ended -> objects(exchange, ended, sender));
    }

    /** Who asked this component for a commitment hears of it first; then the route does. */
    private CompletionStage<ServiceAnswer> reported(ServiceExchange exchange) {
        ServiceRequest request = exchange.request();
        return endpoint.getComponent()
                .commitments()
                .reported(new EventReport(
                        request.callingAeTitle(),
                        request.associationNumber(),
                        request.sopClassUid(),
                        request.sopInstanceUid().orElseThrow(),
                        request.eventTypeId().orElse(0),
                        Optional.of(request.dataSet())))
                .thenCompose(status -> status.isSuccess()
                        ? route.run(exchange, ended -> Result.of(answer(ended)))
                        : CompletableFuture.completedFuture(Result.of(status)));
    }

    private ServiceAnswer matches(ServiceExchange exchange, Exchange ended) {
        DimseStatus status = Answers.of(ended, UNABLE_TO_PROCESS, Answers.OUT_OF_RESOURCES);
        if (!status.isSuccess()) {
            return Result.of(status);
        }
        Object body = exchange.answered(ended);
        Answered answered = Answered.of(body instanceof CharSequence json ? DicomJson.dataSets(json.toString()) : body);
        return new Matches(
                new RouteMatches(
                        answered,
                        exchange.request(),
                        logged(exchange),
                        matching,
                        retrieved,
                        endpoint.getCamelContext().getTypeConverter()),
                answered.end());
    }

    private ServiceAnswer objects(ServiceExchange exchange, Exchange ended, RetrievedObject.Sender sender) {
        DimseStatus status = Answers.of(ended, UNABLE_TO_PROCESS, UNABLE_TO_PERFORM_SUB_OPERATIONS);
        if (!status.isSuccess()) {
            return Result.of(status);
        }
        UnsentObjects unsent = new UnsentObjects(logged(exchange));
        return retrieved.retrieval(
                Answered.of(exchange.answered(ended)),
                matching ? KeyMatching.of(exchange.request().dataSet())::matches : any -> true,
                object -> new RetrievedObject(object, retrieved, sender, unsent));
    }

    private LoggedAssociation logged(ServiceExchange exchange) {
        return LoggedAssociation.of(endpoint.dicomAddress(), exchange.request().associationNumber());
    }

    /** Without the unique key of its level a retrieval would be for all there is (PS3.4 §C.4.2.2.1). */
    private boolean isForAll(ServiceRequest retrieval) {
        return matching
                && QueryLevel.of(retrieval.dataSet())
                        .flatMap(level -> level.uniqueKeyOf(retrieval.dataSet()))
                        .isEmpty();
    }

    private ServiceAnswer result(ServiceExchange exchange, Exchange ended) {
        DimseStatus status = answer(ended);
        boolean done = status.isSuccess() || status.isWarning();
        return new Result(
                status,
                done ? attributes(exchange.answered(ended)) : Optional.empty(),
                done ? exchange.createdInstance() : Optional.empty());
    }

    private static DimseStatus answer(Exchange ended) {
        return Answers.of(ended, Answers.PROCESSING_FAILURE, RESOURCE_LIMITATION);
    }

    /** What the route wants to tell beside the status; other bodies are its own affair. */
    private static Optional<DataSet> attributes(Object body) {
        if (body instanceof DataSet dataSet) {
            return Optional.of(dataSet);
        }
        return body instanceof Map<?, ?> map ? Optional.of(DicomJson.dataSet(map)) : Optional.empty();
    }
}
