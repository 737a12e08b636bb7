package io.cameldicom.routes.management;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What those see who get no page: a line each, and nothing of what was asked for. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final int INTERNAL_ERROR = 500;
    private static final Map<Integer, String> LINES = Map.of(
            400,
            "bad request",
            401,
            "a user and a password are needed",
            403,
            "this user may not do that",
            404,
            "nothing is here",
            405,
            "not with this method",
            413,
            "too large",
            421,
            "this server answers to its own address only",
            INTERNAL_ERROR,
            "this page failed",
            503,
            "starting, or busy; try again");

    private ErrorPages() {}

    static void on(Router router) {
        LINES.forEach((status, line) -> router.errorHandler(status, context -> show(context, status, line)));
    }

    private static void show(RoutingContext context, int status, String line) {
        if (status == INTERNAL_ERROR && context.failure() != null) {
            tell(context.failure());
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(status + ": " + line + "\n");
    }

    /** Says in the log that a page failed. */
    static void tell(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("event", "management.page")
                .log(
                        "a page of the management server failed ({})",
                        failure.getClass().getSimpleName());
        LOG.debug("a page of the management server failed", failure);
    }
}
