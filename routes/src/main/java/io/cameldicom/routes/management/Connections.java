package io.cameldicom.routes.management;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Bounds the connections. Where there are too many, the oldest one of those goes that have shown no password: whoever only
 * holds connections open keeps neither a user nor a probe out. Thread-safe.
 */
final class Connections implements Handler<RoutingContext> {
    private final int most;
    private final Queue<HttpConnection> ofStrangers = new ArrayDeque<>();
    private final Set<HttpConnection> ofUsers = new HashSet<>();

    Connections(int most) {
        this.most = most;
    }

    /** Closes another one, or this one where all others are of users. */
    synchronized void opened(HttpConnection connection) {
        ofStrangers.add(connection);
        connection.closeHandler(closed -> forget(connection));
        if (ofStrangers.size() + ofUsers.size() > most) {
            ofStrangers.remove().close();
        }
    }

    private synchronized void forget(HttpConnection connection) {
        ofStrangers.remove(connection);
        ofUsers.remove(connection);
    }

    /** After the gatekeeper, who tells of whom this connection is. */
    @Override
    public void handle(RoutingContext context) {
        if (Visitor.of(context).isPresent()) {
            belongsToAUser(context.request().connection());
        }
        context.next();
    }

    private synchronized void belongsToAUser(HttpConnection connection) {
        if (ofStrangers.remove(connection)) {
            ofUsers.add(connection);
        }
    }
}
