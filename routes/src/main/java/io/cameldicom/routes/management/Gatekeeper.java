package io.cameldicom.routes.management;

import io.cameldicom.routes.access.Access;
import io.cameldicom.routes.access.Role;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
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
    private final WorkerExecutor lookUps;
    private final WorkerExecutor logins;
    private final Semaphore waiting = new Semaphore(LOGINS_AT_ONCE);
    private final Set<String> openPaths = ConcurrentHashMap.newKeySet();

    /**
     * @param lookUps threads on which it is looked up whether a password was right not long ago
     * @param logins threads on which passwords are checked
     */
    Gatekeeper(Access access, WorkerExecutor lookUps, WorkerExecutor logins) {
        this.access = access;
        this.lookUps = lookUps;
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
        } else {
            lookUp(context, credentials.get());
        }
    }

    /** On threads of its own: those who try passwords do not keep out who has shown the right one before. */
    private void lookUp(RoutingContext context, Credentials credentials) {
        context.request().pause();
        lookUps.executeBlocking(() -> access.roleIfRecent(credentials.user(), credentials.password()), false)
                .onComplete(found -> {
                    if (found.failed() || found.result().isPresent()) {
                        answer(context, credentials, found);
                    } else if (waiting.tryAcquire()) {
                        check(context, credentials);
                    } else {
                        credentials.close();
                        context.request().resume();
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
                        context.fail(UNAVAILABLE);
                    }
                });
    }

    private void check(RoutingContext context, Credentials credentials) {
        logins.executeBlocking(() -> access.roleOf(credentials.user(), credentials.password()), false)
                .onComplete(checked -> {
                    waiting.release();
                    answer(context, credentials, checked);
                });
    }

    private static void answer(RoutingContext context, Credentials credentials, AsyncResult<Optional<Role>> checked) {
        credentials.close();
        context.request().resume();
        if (checked.failed()) {
            context.fail(checked.cause());
        } else if (checked.result().isEmpty()) {
            askForPassword(context);
        } else {
            new Visitor(credentials.user(), checked.result().get()).attachTo(context);
            context.next();
        }
    }

    private static void askForPassword(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Basic realm=\"camel-dicom\", charset=\"UTF-8\"");
        context.fail(UNAUTHORIZED);
    }
}
