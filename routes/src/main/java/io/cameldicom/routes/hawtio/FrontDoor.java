package io.cameldicom.routes.hawtio;

import io.cameldicom.routes.access.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody in who has not signed in, but for what the sign-in page itself needs; and nothing from pages of others.
 * What is open is a closed list of exact paths.
 */
final class FrontDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String SIGN_IN_PAGE = "/login";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> OPEN = Set.of(SIGN_IN_PAGE, "/auth/login", "/auth/logout");
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final transient Users users;
    private final transient PageFiles files;

    FrontDoor(Users users, PageFiles files) {
        this.users = users;
        this.files = files;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (!METHODS.contains(request.getMethod())) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        if (!SAFE.contains(request.getMethod()) && !isOfOurPage(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String path = path(request);
        Optional<Visitor> visitor = Visitor.of(request, users);
        if (visitor.isPresent()) {
            visitor.get().attachTo(request);
            chain.doFilter(request, response);
        } else if (isOpen(path)) {
            chain.doFilter(request, response);
        } else if (SAFE.contains(request.getMethod()) && isAPlace(path)) {
            response.sendRedirect(HawtioServer.PATH + SIGN_IN_PAGE);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private boolean isOpen(String path) {
        return OPEN.contains(path)
                || FactsServlet.OPEN.contains(path)
                || files.file(path.substring(1)).isPresent();
    }

    /** Whether a person may have typed it; a script is told by a status. */
    private static boolean isAPlace(String path) {
        return !path.startsWith("/jolokia") && !path.equals("/user") && !path.equals("/refresh");
    }

    /** A browser names the origin of whatever changes something; what is no browser has no session to misuse. */
    private static boolean isOfOurPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin == null) {
            return site == null || site.equals("same-origin");
        }
        try {
            return origin.matches("https?://[^/]+")
                    && URI.create(origin).getAuthority().equalsIgnoreCase(host(request));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String host(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Host")).orElse("");
    }
}
