package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * A whole folder route, {@code file:} to {@code dicom:read} to {@code dicom:store:}: polls a folder, sends, and moves each
 * file when it was answered. Times from the start of the route until the last file has left the inbox.
 */
final class FolderPass extends EventNotifierSupport implements WarmProcess.Pass {
    private static final String ROUTE = "folder";
    private static final int IN_FLIGHT = 8;
    private static final int BOUND_SECONDS = 600;

    private final CamelContext context = new DefaultCamelContext();
    private final Path inbox;
    private final Path sent;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile CountDownLatch ended = new CountDownLatch(0);

    FolderPass(int port, Path corpus, String engine) throws Exception {
        inbox = Files.createDirectories(corpus.resolveSibling(corpus.getFileName() + "-" + port + "-inbox"));
        sent = Files.createDirectories(corpus.resolveSibling(corpus.getFileName() + "-" + port + "-sent"));
        context.getManagementStrategy().addEventNotifier(this);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox + "?initialDelay=0&delay=600000&move=" + sent + "/${file:name}")
                        .routeId(ROUTE)
                        .autoStartup(false)
                        .throttle(IN_FLIGHT)
                        .concurrentRequestsMode()
                        .to("dicom:read")
                        .to(RoutePass.destination(port, engine));
            }
        });
        context.start();
    }

    /** Hard links, no copies. */
    @Override
    public void prepare(List<Path> files) throws IOException {
        try (Stream<Path> old = Files.list(sent)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Path file : files) {
            Files.createLink(inbox.resolve(file.getFileName()), file);
        }
    }

    @Override
    public void send(List<Path> files) throws Exception {
        ended = new CountDownLatch(files.size());
        context.getRouteController().startRoute(ROUTE);
        if (!ended.await(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not all sent within " + BOUND_SECONDS + " s");
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void finish() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failed) {
            Exchange exchange = failed.getExchange();
            failure.compareAndSet(null, exchange.getException(Exception.class));
            ended.countDown();
        } else if (event instanceof ExchangeCompletedEvent) {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
