package io.cameldicom.routes.management;

import io.cameldicom.routes.access.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Serves pages to users. Before any page stands a {@link Gatekeeper}: what is not there looks to strangers like what is. Of
 * Camel's own management server it uses nothing, as that opens first and asks later, and starts also where its port is taken.
 */
public final class ManagementServer implements AutoCloseable {
    static final int CONNECTIONS = 128;

    private static final Duration START_BOUND = Duration.ofSeconds(20);
    private static final Duration STOP_BOUND = Duration.ofSeconds(1);
    private static final int WORKERS = 4;
    private static final int LONGEST_BODY = 16 * 1024;
    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final int LONGEST_LINE = 2 * 1024;

    private final Vertx vertx;
    private final Router router;
    private final Gatekeeper gatekeeper;
    private final Connections connections = new Connections(CONNECTIONS);
    private volatile boolean closing;
    private HttpServer server;

    private ManagementServer(String host, Access access) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        vertx.exceptionHandler(this::unheard);
        gatekeeper = new Gatekeeper(
                access,
                vertx.createSharedWorkerExecutor("management-user", 1),
                vertx.createSharedWorkerExecutor("management-login", Gatekeeper.LOGINS_AT_ONCE));
        router = Router.router(vertx);
        ErrorPages.on(router);
        router.route().handler(new SecurityHeaders());
        if (isLoopback(host)) {
            router.route().handler(new KnownHost(host));
        }
        router.route().handler(gatekeeper);
        router.route().handler(connections);
        router.route().handler(new PlainRequests());
        router.route().handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY));
    }

    /**
     * Listens; until pages are mounted, none is there.
     *
     * @param host a name or an address of this machine
     * @param port 0: any free one
     * @param access who may come in
     * @throws java.net.BindException if the port is taken
     * @throws IOException if it cannot listen there for another reason
     */
    public static ManagementServer start(String host, int port, Access access) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        ManagementServer server = new ManagementServer(host, access);
        try {
            server.listen(address, port);
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whether only this machine can come to {@code host}. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    private void listen(InetAddress address, int port) throws IOException {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setIdleTimeout(1)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        server = await(
                vertx.createHttpServer(options)
                        .connectionHandler(connections::opened)
                        .requestHandler(router)
                        .listen(port, address.getHostAddress()),
                START_BOUND);
    }

    /** Adds a page; also while others are served. */
    public synchronized void mount(Page page) {
        page.mount(router);
        gatekeeper.open(page.openPaths());
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** What fails where no request hears of it; who asked just before the end gets no answer, and that is no failure. */
    private void unheard(Throwable failure) {
        if (!closing) {
            ErrorPages.tell(failure);
        }
    }

    /** Ends all connections, within a second. */
    @Override
    public void close() {
        closing = true;
        try {
            await(vertx.close(), STOP_BOUND);
        } catch (IOException e) {
            // its threads are daemons, and end with the process
        }
    }

    private static <T> T await(Future<T> future, Duration bound) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + bound.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
