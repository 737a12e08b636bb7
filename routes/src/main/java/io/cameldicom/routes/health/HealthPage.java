package io.cameldicom.routes.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameldicom.routes.management.Page;
import io.cameldicom.routes.management.Visitor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Health for probes, without a password and in one word; users also see each check. Messages of checks that are not ours
 * are left out, as Camel's quote paths and exceptions.
 */
public final class HealthPage implements Page {
    static final String ALL = "/observe/health";
    static final String LIVE = ALL + "/live";
    static final String READY = ALL + "/ready";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String OURS = "io.cameldicom.";

    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<Optional<CamelContext>> started;

    /** @param started the context, once its routes are started; before, the service lives and is not ready */
    public HealthPage(Supplier<Optional<CamelContext>> started) {
        this.started = started;
    }

    @Override
    public Set<String> openPaths() {
        return Set.of(ALL, LIVE, READY);
    }

    @Override
    public void mount(Router router) {
        for (String path : openPaths()) {
            router.route(path)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .blockingHandler(context -> show(context, path), false);
        }
    }

    private void show(RoutingContext context, String path) {
        Optional<CamelContext> camel = started.get();
        ObjectNode answer = json.createObjectNode();
        boolean up;
        if (camel.isEmpty()) {
            up = path.equals(LIVE);
            answer.put("status", word(up));
            Visitor.of(context).ifPresent(visitor -> answer.put("message", "starting"));
        } else {
            Collection<HealthCheck.Result> results = results(camel.get(), path);
            up = HealthCheckHelper.isResultsUp(results, !path.equals(LIVE));
            answer.put("status", word(up));
            Visitor.of(context).ifPresent(visitor -> addChecks(answer.putArray("checks"), results));
        }
        context.response()
                .setStatusCode(up ? OK : UNAVAILABLE)
                .putHeader("Content-Type", "application/json")
                .end(answer + "\n");
    }

    private static Collection<HealthCheck.Result> results(CamelContext camel, String path) {
        return switch (path) {
            case LIVE -> HealthCheckHelper.invokeLiveness(camel, "full");
            case READY -> HealthCheckHelper.invokeReadiness(camel, "full");
            default -> HealthCheckHelper.invoke(camel, "full");
        };
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    private static void addChecks(ArrayNode checks, Collection<HealthCheck.Result> results) {
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(result -> {
                    ObjectNode check = checks.addObject();
                    check.put("name", result.getCheck().getId());
                    check.put("status", result.getState().name());
                    if (result.getCheck().getClass().getName().startsWith(OURS)) {
                        result.getMessage().ifPresent(message -> check.put("message", message));
                    }
                });
    }
}
