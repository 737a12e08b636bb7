package io.cameldicom.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** {@code dicom:store:} in a started route that gets paths. */
final class RoutePass implements WarmProcess.Pass {
    /** As a file consumer has them. */
    static final int A_FEW = 8;

    private static final int BOUND_SECONDS = 600;

    private final CamelContext context = new DefaultCamelContext();
    private final AsyncProducer entry;
    private final int exchanges;

    /**
     * @param engine its name, as the option {@code engine} takes it
     * @param exchanges how many are in flight at a time
     */
    RoutePass(int port, String engine, int exchanges) throws Exception {
        this.exchanges = exchanges;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to(destination(port, engine));
            }
        });
        context.start();
        entry = context.getEndpoint("direct:send").createAsyncProducer();
        entry.start();
    }

    static String destination(int port, String engine) {
        return "dicom:store:" + Receiver.AE_TITLE + "@127.0.0.1:" + port
                + "?callingAeTitle=BENCHMARK&maxAssociations=1&engine=" + engine;
    }

    @Override
    public void send(List<Path> files) throws Exception {
        Semaphore inFlight = new Semaphore(exchanges);
        AtomicReference<Exception> failure = new AtomicReference<>();
        for (Path file : files) {
            acquire(inFlight, 1);
            Exchange exchange = entry.getEndpoint().createExchange();
            exchange.getMessage().setBody(file);
            entry.process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    failure.compareAndSet(null, exchange.getException());
                }
                inFlight.release();
            });
        }
        acquire(inFlight, exchanges);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void acquire(Semaphore semaphore, int permits) throws InterruptedException {
        if (!semaphore.tryAcquire(permits, BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer within " + BOUND_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        entry.stop();
        context.stop();
    }
}
