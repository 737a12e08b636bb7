package io.cameldicom.routes.meters;

import io.cameldicom.routes.management.Page;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** All meters in the text format of Prometheus, or as OpenMetrics for those who ask for that. */
public final class MetricsPage implements Page {
    static final String PATH = "/observe/metrics";

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    public MetricsPage(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void mount(Router router) {
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(this::show, false);
    }

    private void show(RoutingContext context) {
        String accepted = context.request().getHeader("Accept");
        String type = accepted != null && accepted.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        context.response().putHeader("Content-Type", type).end(registry.scrape(type));
    }
}
