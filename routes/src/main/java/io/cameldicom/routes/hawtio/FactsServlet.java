package io.cameldicom.routes.hawtio;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the page asks about its server: who is signed in, how long that lasts, and that all else is switched off. */
final class FactsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String USER = "/user";
    private static final String REFRESH = "/refresh";
    private static final String SESSION = "/auth/config/session-timeout";

    /** Single sign-on by others, connections to other hosts, plugins from elsewhere: nothing of that is there. */
    private static final Map<String, Object> CONSTANT =
            Map.of("/auth/config", Map.of(), "/keycloak/enabled", false, "/proxy/enabled", false, "/plugin", List.of());

    /** Answered to everybody: the page asks for it before there is a user. */
    static final Set<String> OPEN = Set.of("/auth/config", "/keycloak/enabled", "/proxy/enabled", "/plugin", SESSION);

    static final Set<String> PATHS =
            Set.of("/auth/config", "/keycloak/enabled", "/proxy/enabled", "/plugin", SESSION, USER, REFRESH);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), answer(request));
    }

    private static Object answer(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case USER -> Visitor.attachedTo(request).map(Visitor::user).orElse("");
            case REFRESH -> "ok";
            case SESSION -> session(request.getParameter("t"));
            default -> CONSTANT.get(request.getServletPath());
        };
    }

    private static Map<String, Long> session(String asked) {
        long now = System.currentTimeMillis();
        return Map.of(
                "req",
                asked != null && asked.matches("[0-9]{1,15}") ? Long.parseLong(asked) : now,
                "now",
                now,
                "timeout",
                Visitor.IDLE.toSeconds());
    }
}
