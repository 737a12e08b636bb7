package io.cameldicom.component.progress;

import io.cameldicom.component.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt that somebody listens to. Threads that send only write numbers down, and now and then ask for a call, of
 * which at most one waits.
 */
final class ReportedProgress implements ObjectProgress {
    private final ProgressReports reports;
    private final List<DicomProgressListener> listeners;
    private final DicomProgress begun;
    private final long interval;
    private final AtomicBoolean asked = new AtomicBoolean(true);
    private volatile long sent;
    private volatile long total;
    private volatile long lastCall;
    private volatile boolean ended;

    ReportedProgress(
            ProgressReports reports, List<DicomProgressListener> listeners, DicomProgress begun, long interval) {
        this.reports = reports;
        this.listeners = listeners;
        this.begun = begun;
        this.interval = interval;
        this.total = begun.total();
    }

    void begin() {
        reports.execute(() -> {
            call(begun);
            asked.set(false);
        });
    }

    @Override
    public void sent(long bytes, long of) {
        sent = bytes;
        total = of;
        if (!asked.get() && System.nanoTime() - lastCall >= interval && asked.compareAndSet(false, true)) {
            reports.execute(this::callBetween);
        }
    }

    private void callBetween() {
        if (!ended) {
            call(at(Optional.empty()));
        }
        asked.set(false);
    }

    @Override
    public void ended(Outcome outcome) {
        ended = true;
        reports.execute(() -> call(at(Optional.of(outcome))));
    }

    private DicomProgress at(Optional<Outcome> outcome) {
        return new DicomProgress(
                begun.sopInstanceUid(),
                begun.studyInstanceUid(),
                begun.destination(),
                sent,
                total,
                begun.attempt(),
                begun.exchangeId(),
                outcome);
    }

    private void call(DicomProgress progress) {
        listeners.forEach(listener -> reports.call(listener, progress));
        lastCall = System.nanoTime();
    }
}
