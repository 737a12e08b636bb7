package io.cameldicom.component.progress;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who listen to one endpoint of its objects. */
public final class ProgressReports {
    private static final Logger LOG = LoggerFactory.getLogger(DicomProgressListener.class);
    private static final int MOST_WAITING = 1000;

    private final Optional<DicomProgressListener> listener;
    private final Optional<EventListener> events;
    private final long interval;
    private final Executor thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean toldSlow = new AtomicBoolean();
    private final AtomicBoolean toldFailing = new AtomicBoolean();

    /**
     * @param listener empty for none
     * @param events where events go; empty for none
     * @param interval between two calls for one object
     * @param thread a single one: it keeps the order of calls
     */
    public ProgressReports(
            Optional<DicomProgressListener> listener,
            Optional<ManagementStrategy> events,
            Duration interval,
            Executor thread) {
        this.listener = listener;
        this.events = events.map(EventListener::new);
        this.interval = interval.toNanos();
        this.thread = thread;
    }

    /** An object is handed over to be sent; {@link ObjectProgress#NONE} where nobody listens, or those who do are behind. */
    public ObjectProgress begin(
            String sopInstanceUid,
            Optional<String> studyInstanceUid,
            DicomAddress destination,
            long total,
            int attempt,
            String exchangeId) {
        List<DicomProgressListener> listeners = listeners();
        if (listeners.isEmpty()) {
            return ObjectProgress.NONE;
        }
        if (waiting.get() >= MOST_WAITING) {
            if (toldSlow.compareAndSet(false, true)) {
                LOG.atWarn()
                        .addKeyValue("event", "progress.slow")
                        .log("a progress listener is slower than the objects: it does not hear of all of them");
            }
            return ObjectProgress.NONE;
        }
        DicomProgress begun = new DicomProgress(
                sopInstanceUid, studyInstanceUid, destination, 0, total, attempt, exchangeId, Optional.empty());
        ReportedProgress progress = new ReportedProgress(this, listeners, begun, interval);
        progress.begin();
        return progress;
    }

    /** A retrieval has got on, or has ended. */
    public void retrieved(RetrieveProgress progress) {
        List<DicomProgressListener> listeners = listeners();
        if (!listeners.isEmpty() && (waiting.get() < MOST_WAITING || progress.hasEnded())) {
            execute(() -> listeners.forEach(one -> call(() -> one.retrieved(progress))));
        }
    }

    private List<DicomProgressListener> listeners() {
        if (listener.isEmpty() && events.isEmpty()) {
            return List.of();
        }
        List<DicomProgressListener> listeners = new ArrayList<>(2);
        listener.ifPresent(listeners::add);
        events.filter(EventListener::isHeard).ifPresent(listeners::add);
        return listeners;
    }

    void execute(Runnable call) {
        waiting.incrementAndGet();
        try {
            thread.execute(() -> {
                waiting.decrementAndGet();
                call.run();
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            waiting.decrementAndGet(); // the component has stopped, or there is no thread: the object goes on
        }
    }

    void call(DicomProgressListener called, DicomProgress progress) {
        call(() -> called.progress(progress));
    }

    private void call(Runnable told) {
        try {
            told.run();
        } catch (Throwable e) {
            if (toldFailing.compareAndSet(false, true)) {
                LOG.atWarn()
                        .addKeyValue("event", "progress.fails")
                        .log(
                                "a progress listener fails ({}); the objects go on",
                                e.getClass().getSimpleName());
            }
            LOG.debug("a progress listener failed", e);
        }
    }
}
