package io.cameldicom.routes.hawtio;

import io.cameldicom.routes.access.Users;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page of Hawtio. Of its archive only what a browser loads is used; signing in, and everything that the page asks
 * for, is answered here, so that what is not named in this package does not exist.
 */
public final class HawtioServer implements AutoCloseable {
    static final String PATH = "/hawtio";

    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final String COOKIE = "CAMEL_DICOM_HAWTIO";
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(1);
    private static final int MOST_THREADS = 24;
    private static final int LEAST_THREADS = 2;
    /** Each takes a file handle, of which the routes need some too. */
    private static final int MOST_CONNECTIONS = 128;

    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);
    /** Bytes a second: whoever sends less holds a thread for little. What we write is not measured: Jetty takes an answer without bytes for a slow one. */
    private static final long SLOWEST = 1000;

    private static final long LONGEST_REQUEST = 1 << 20;

    private final Server server;
    private final ServerConnector connector;
    private final PageFiles files;

    private HawtioServer(Server server, ServerConnector connector, PageFiles files) {
        this.server = server;
        this.connector = connector;
        this.files = files;
    }

    /**
     * Starts the server; when this returns, it answers.
     *
     * @param war the archive of Hawtio, which is not unpacked
     * @param host where to listen
     * @param port 0 for any free one
     * @param users who may sign in
     * @throws OptionException if the archive is missing, the host is none of ours, or the port is taken
     */
    public static HawtioServer start(Path war, String host, int port, Users users) {
        warnUnlessLoopback(host);
        PageFiles files = PageFiles.open(war);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("hawtio");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP.toMillis());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        NetworkConnectionLimit connections = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        connections.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
        server.addBean(connections);
        server.setHandler(new Handler.Sequence(new RootRedirect(), limited(page(files, users))));
        server.setErrorHandler(new BareErrors.OfServer());
        server.setStopTimeout(STOP.toMillis());
        HawtioServer hawtio = new HawtioServer(server, connector, files);
        try {
            server.start();
        } catch (Exception e) {
            hawtio.close();
            throw refused(e, host, port);
        }
        LOG.atInfo()
                .addKeyValue("event", "hawtio.started")
                .log("Hawtio: http://{}:{}{}", host, connector.getLocalPort(), PATH);
        return hawtio;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        return http;
    }

    private static Handler limited(Handler handler) {
        SizeLimitHandler limit = new SizeLimitHandler(LONGEST_REQUEST, -1);
        limit.setHandler(new MinimumDataRateHandler(handler, SLOWEST, 0));
        return limit;
    }

    private static ServletContextHandler page(PageFiles files, Users users) {
        ServletContextHandler page = new ServletContextHandler(PATH, ServletContextHandler.SESSIONS);
        page.setErrorHandler(new BareErrors.OfPage());
        SessionHandler sessions = page.getSessionHandler();
        sessions.setSessionCookie(COOKIE);
        sessions.setHttpOnly(true);
        sessions.setSameSite(HttpCookie.SameSite.STRICT);
        sessions.setUsingUriParameters(false);
        sessions.setMaxInactiveInterval((int) Visitor.IDLE.toSeconds());
        page.addFilter(new FrontDoor(users, files), "/*", EnumSet.of(DispatcherType.REQUEST));
        page.addServlet(new SignInServlet(users), "/auth/login");
        page.addServlet(new SignOutServlet(), "/auth/logout");
        FactsServlet facts = new FactsServlet();
        FactsServlet.PATHS.forEach(path -> page.addServlet(new ServletHolder(facts), path));
        ServletHolder jmx = new ServletHolder(new JmxServlet());
        jmx.setInitOrder(1);
        page.addServlet(jmx, "/jolokia/*");
        page.addServlet(new ServletHolder(new PageServlet(files)), "/");
        return page;
    }

    private static void warnUnlessLoopback(String host) {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                LOG.atWarn()
                        .addKeyValue("event", "hawtio.exposed")
                        .log(
                                "{}: '{}': passwords travel in the clear; put a reverse proxy with TLS in front (docs/security.md)",
                                Option.HAWTIO_HOST.key(),
                                host);
            }
        } catch (UnknownHostException e) {
            throw new OptionException(
                    Option.HAWTIO_HOST.key() + ": '" + host + "' (expected: a name or an address of this machine)");
        }
    }

    private static OptionException refused(Exception failure, String host, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new OptionException(Option.HAWTIO_PORT.key() + ": '" + port + "' (expected: a free port of "
                        + host + "; " + cause.getMessage() + ")");
            }
        }
        LOG.debug("Hawtio does not start", failure);
        return new OptionException(Option.HAWTIO_ENABLED.key() + ": 'true' (expected: a server that starts; "
                + failure.getClass().getSimpleName() + ")");
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops within about a second. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.debug("Hawtio did not stop in time", e);
        }
        server.destroy();
        try {
            files.close();
        } catch (IOException e) {
            LOG.debug("the archive of Hawtio did not close", e);
        }
    }
}
