package io.cameldicom.routes.dashboard;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Whether a browser sends a form of our own page, and not one of another site, with the user's password at hand. A request
 * that does not say where it comes from is not.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean holds(HttpServerRequest request) {
        return holds(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"));
    }

    /** @param fetchSite what the browser itself found out; each may be null */
    static boolean holds(String fetchSite, String origin, String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        return host != null && authority(origin).filter(host::equalsIgnoreCase).isPresent();
    }

    /** A proxy in front may speak TLS, so the scheme is not compared. */
    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(origin == null ? null : new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
