package io.cameldicom.routes.hawtio;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.Configuration;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.http.AgentServlet;
import org.jolokia.server.core.service.api.LogHandler;
import org.jolokia.server.core.service.api.Restrictor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JMX over HTTP, for each visitor as far as the role goes. Requests come as JSON by POST; by GET only the version is told, so
 * that no link and no image of another page can be a request.
 */
final class JmxServlet extends AgentServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> VERSION = Set.of("", "/", "/version");
    /** Which no form of another page can send, and no script of one unless it asks before. */
    private static final Set<String> JSON = Set.of("application/json", "text/json");

    /** An answer is in memory as a whole before any of it is sent. */
    private static final int AT_ONCE = 2;

    private static final long PATIENCE_SECONDS = 10;

    private final transient RoleRestrictor restrictor;
    private final transient Semaphore turns = new Semaphore(AT_ONCE, true);

    JmxServlet() {
        this(new RoleRestrictor());
    }

    private JmxServlet(RoleRestrictor restrictor) {
        super(restrictor);
        this.restrictor = restrictor;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Visitor visitor = Visitor.attachedTo(request).orElse(null);
        if (visitor == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!isJson(request) && !asksForVersion(request)) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            answer(visitor, request, response);
        }
    }

    private void answer(Visitor visitor, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpServletRequest checked;
        try {
            checked = isJson(request) ? JmxBody.of(request) : request;
        } catch (IOException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (!isOurTurn()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        restrictor.enter(visitor);
        try {
            super.service(checked, response);
        } finally {
            restrictor.leave();
            turns.release();
        }
    }

    private boolean isOurTurn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && JSON.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static boolean asksForVersion(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return request.getMethod().equals("GET") && VERSION.contains(path) && request.getQueryString() == null;
    }

    /** Nothing from the environment: it could switch discovery on. */
    @Override
    protected Configuration createConfig(ServletConfig servletConfig) {
        return new StaticConfiguration(Map.of(
                ConfigKey.AGENT_ID.getKeyValue(), "camel-dicom",
                ConfigKey.ALLOW_ERROR_DETAILS.getKeyValue(), "false",
                ConfigKey.DISCOVERY_ENABLED.getKeyValue(), "false",
                ConfigKey.DISABLE_DETECTORS.getKeyValue(), "true",
                ConfigKey.DEBUG.getKeyValue(), "false",
                ConfigKey.MBEAN_QUALIFIER.getKeyValue(), "qualifier=hawtio"));
    }

    @Override
    protected Restrictor createRestrictor(Configuration configuration, LogHandler log) {
        return restrictor;
    }

    @Override
    protected LogHandler createLogHandler(ServletConfig servletConfig, Configuration configuration) {
        return new QuietLog();
    }

    /** What others say of a failure may hold anything. */
    private static final class QuietLog implements LogHandler {
        private static final Logger LOG = LoggerFactory.getLogger("org.jolokia");

        @Override
        public void debug(String message) {
            LOG.trace("{}", message);
        }

        @Override
        public void info(String message) {
            LOG.debug("{}", message);
        }

        @Override
        public void error(String message, Throwable failure) {
            LOG.debug("{}", message, failure);
        }

        @Override
        public boolean isDebug() {
            return false;
        }
    }
}
