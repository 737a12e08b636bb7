package io.cameldicom.routes.management;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets only plain paths pass, such as {@code /a/b.css}, and only the methods that pages have. */
final class PlainRequests implements Handler<RoutingContext> {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!METHODS.contains(request.method())) {
            context.fail(METHOD_NOT_ALLOWED);
        } else if (request.path() == null || !PATH.matcher(request.path()).matches()) {
            context.fail(NOT_FOUND);
        } else {
            context.next();
        }
    }
}
