package io.cameldicom.routes.management;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses, on a loopback address, what a browser was led to by the name of some site: a page of that site could read the
 * answers otherwise (DNS rebinding). The port is not compared, as a tunnel has another one.
 */
final class KnownHost implements Handler<RoutingContext> {
    private static final int MISDIRECTED = 421;

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1", "[::1]"));

    /** @param host as it was configured */
    KnownHost(String host) {
        names.add(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public void handle(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        if (authority != null && names.contains(authority.host().toLowerCase(Locale.ROOT))) {
            context.next();
        } else {
            context.fail(MISDIRECTED);
        }
    }
}
