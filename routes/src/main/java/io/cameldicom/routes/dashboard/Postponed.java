package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import io.cameldicom.routes.report.Deliveries;
import io.cameldicom.routes.report.OwnMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that failed last and are still in the inbox; a file is forgotten as soon as it has left. Bounded. */
final class Postponed implements Deliveries {
    static final int MOST = 50;

    private final Clock clock;
    /** By file id; that which failed last is at the end. */
    private final Map<String, RecentFailure> failures = new LinkedHashMap<>();

    Postponed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void sent(String fileId, long bytes) {
        failures.remove(fileId);
    }

    @Override
    public synchronized void quarantined(String fileId, long bytes, String cause, String message) {
        failures.remove(fileId);
    }

    @Override
    public synchronized void awaits(String fileId, long bytes) {
        failures.remove(fileId);
    }

    @Override
    public void postponed(String fileId, String message) {
        add(Kind.POSTPONED, fileId, message);
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        add(Kind.UNEXPECTED, fileId, words(failure) + "; the log says more");
    }

    private static String words(Throwable failure) {
        return OwnMessage.of(failure)
                .orElseGet(() -> "unexpected " + failure.getClass().getSimpleName());
    }

    private synchronized void add(Kind kind, String fileId, String message) {
        RecentFailure before = failures.remove(fileId);
        int times = before == null ? 1 : before.times() + 1;
        failures.put(fileId, new RecentFailure(kind, clock.instant(), fileId, Optional.empty(), message, times));
        if (failures.size() > MOST) {
            Iterator<RecentFailure> oldest = failures.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** In no order. */
    synchronized List<RecentFailure> all() {
        return new ArrayList<>(failures.values());
    }
}
