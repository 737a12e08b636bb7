package io.cameldicom.routes;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what runs when the process is told to stop, and ends the process even if that hangs. */
final class StopOnSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");
    private static final Duration LONGEST = Duration.ofSeconds(9);
    private static final int TERMINATED = 143;

    private final Thread hook;

    private StopOnSignal(Thread hook) {
        this.hook = hook;
    }

    /** @param stop may take a while; after nine seconds the process ends without it, and files stay in the inbox */
    static StopOnSignal install(Runnable stop) {
        Thread hook = new Thread(() -> stop(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopOnSignal(hook);
    }

    private static void stop(Runnable stop) {
        Thread stopping = new Thread(stop, "stop-routes");
        stopping.setDaemon(true);
        LOG.atInfo()
                .addKeyValue("event", "app.stopping")
                .log("stopping: what is on its way gets a moment, the rest stays in the inbox");
        stopping.start();
        try {
            stopping.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            Runtime.getRuntime().halt(TERMINATED);
        }
        LOG.atInfo().addKeyValue("event", "app.stopped").log("stopped");
    }

    /** Stopped in another way: the hook is no longer needed. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }
}
