package io.cameldicom.routes.management;

import io.cameldicom.routes.access.Access;
import io.cameldicom.routes.access.Role;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets nobody pass without a password, but to the paths that were named open. A path is open only if it is spelled like
 * that: one that leads there by dots, slashes or percent signs is not.
 */
final class Gatekeeper implements Handler<RoutingContext> {
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    /** Checking a password takes long on purpose, above all a wrong one: more of them at once are sent away. */
    static final int LOGINS_AT_ONCE = 16;

    private final Access access;
    private final WorkerExecutor logins;
    private final Semaphore waiting = new Semaphore(LOGINS_AT_ONCE);
    private final Set<String> openPaths = ConcurrentHashMap.newKeySet();

    /** @param logins threads on which passwords are checked */
    Gatekeeper(Access access, WorkerExecutor logins) {
        this.access = access;
        this.logins = logins;
    }

    void open(Set<String> paths) {
        openPaths.addAll(paths);
    }

    @Override
    public void handle(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty() && openPaths.contains(context.request().path())) {
            context.next();
            return;
        }
        Optional<Credentials> credentials = Credentials.parse(headers);
        if (credentials.isEmpty()) {
            askForPassword(context);
        } else if (waiting.tryAcquire()) {
            check(context, credentials.get());
        } else {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            context.fail(UNAVAILABLE);
        }
    }

    private void check(RoutingContext context, Credentials credentials) {
        HttpServerRequest request = context.request().pause();
        logins.executeBlocking(() -> roleOf(credentials), false).onComplete(checked -> {
            waiting.release();
            request.resume();
            if (checked.failed()) {
                context.fail(checked.cause());
            } else if (checked.result().isEmpty()) {
                askForPassword(context);
            } else {
                new Visitor(credentials.user(), checked.result().get()).attachTo(context);
                context.next();
            }
        });
    }

    private Optional<Role> roleOf(Credentials credentials) {
        try (credentials) {
            return access.roleOf(credentials.user(), credentials.password());
        }
    }

    private static void askForPassword(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Basic realm=\"camel-dicom\", charset=\"UTF-8\"");
        context.fail(UNAUTHORIZED);
    }
}
