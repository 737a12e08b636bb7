package io.cameldicom.routes.report;

import java.util.List;
import java.util.function.Supplier;

/** Passes each ending on to several listeners. */
public record AllOf(List<Deliveries> listeners) implements Deliveries {
    public AllOf {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void sent(String fileId, long bytes) {
        listeners.forEach(listener -> listener.sent(fileId, bytes));
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        listeners.forEach(listener -> listener.quarantined(fileId, bytes, cause, message));
    }

    @Override
    public void postponed(String fileId, String message) {
        listeners.forEach(listener -> listener.postponed(fileId, message));
    }

    @Override
    public void postponedHere(String fileId, String message) {
        listeners.forEach(listener -> listener.postponedHere(fileId, message));
    }

    @Override
    public void answered() {
        listeners.forEach(Deliveries::answered);
    }

    @Override
    public void awaits(String fileId, long bytes) {
        listeners.forEach(listener -> listener.awaits(fileId, bytes));
    }

    @Override
    public void ended(ObjectEnding.Kind kind, Supplier<ObjectEnding> ending) {
        listeners.forEach(listener -> listener.ended(kind, ending));
    }

    @Override
    public void doubtful(String fileId, String found, String doubt) {
        listeners.forEach(listener -> listener.doubtful(fileId, found, doubt));
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        listeners.forEach(listener -> listener.unexpected(fileId, failure));
    }
}
