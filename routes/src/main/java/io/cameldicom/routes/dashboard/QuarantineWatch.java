package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import io.cameldicom.routes.redrive.QuarantineSurvey;
import io.cameldicom.routes.report.Deliveries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Knows how much of what is in quarantine without looking at it for each page: it is counted in the background, one look at
 * a time and the less often the longer a look takes, and what comes in between is added. So what others put in, take out or
 * put back shows a little later.
 */
final class QuarantineWatch implements Deliveries, AutoCloseable {
    static final int NEWEST = 50;

    private static final Duration PERIOD = Duration.ofSeconds(15);
    /** A look takes at most this part of the time. */
    private static final int SHARE = 20;

    private final Path quarantine;
    private final Clock clock;
    private final ExecutorService looker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "dashboard-quarantine");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final Map<String, Long> byCause = new TreeMap<>();
    private final Deque<RecentFailure> newest = new ArrayDeque<>();
    private Optional<Instant> counted = Optional.empty();
    private boolean unreadable;
    private boolean looking;
    private boolean changed;
    private Instant nextLook = Instant.MIN;

    QuarantineWatch(Path quarantine, Clock clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    @Override
    public void sent(String fileId, long bytes) {}

    @Override
    public synchronized void quarantined(String fileId, long bytes, String cause, String message) {
        changed |= looking; // whether this look comes across it nobody knows
        byCause.merge(cause, 1L, Long::sum);
        newest.addFirst(new RecentFailure(Kind.QUARANTINED, clock.instant(), fileId, Optional.of(cause), message, 1));
        while (newest.size() > NEWEST) {
            newest.removeLast();
        }
    }

    @Override
    public void postponed(String fileId, String message) {}

    @Override
    public void unexpected(String fileId, Throwable failure) {}

    /** To be called every now and then while somebody watches; looks again once it is time. Does not block. */
    synchronized void refresh() {
        if (!looking && !clock.instant().isBefore(nextLook)) {
            look();
        }
    }

    /** Something has been put back: looks again as soon as it can. Does not block. */
    synchronized void stale() {
        changed |= looking;
        if (!looking) {
            look();
        }
    }

    private void look() {
        looking = true;
        try {
            looker.execute(this::survey);
        } catch (RejectedExecutionException e) {
            looking = false; // closed
        }
    }

    private void survey() {
        Instant began = clock.instant();
        Optional<QuarantineSurvey> survey = Optional.empty();
        try {
            survey = Optional.of(QuarantineSurvey.of(quarantine, NEWEST));
        } catch (IOException | RuntimeException e) {
            // told on the page; the next look may do better
        } finally {
            ended(began, survey);
        }
    }

    private synchronized void ended(Instant began, Optional<QuarantineSurvey> survey) {
        Instant now = clock.instant();
        Duration pause = Duration.between(began, now).multipliedBy(SHARE);
        looking = false;
        unreadable = survey.isEmpty();
        survey.ifPresent(found -> {
            counted = Optional.of(now);
            byCause.clear();
            byCause.putAll(found.byCause());
            newest.clear();
            found.newest().forEach(entry -> newest.addLast(failure(entry)));
        });
        boolean soon = changed;
        changed = false;
        nextLook = now.plus(soon || pause.compareTo(PERIOD) > 0 ? pause : PERIOD);
    }

    private static RecentFailure failure(QuarantineSurvey.Entry entry) {
        return new RecentFailure(
                Kind.QUARANTINED, entry.quarantined(), entry.fileId(), Optional.of(entry.cause()), entry.message(), 1);
    }

    synchronized QuarantineStatus status() {
        return new QuarantineStatus(Map.copyOf(byCause), counted, unreadable);
    }

    /** The newest first. */
    synchronized List<RecentFailure> newest() {
        return List.copyOf(newest);
    }

    /** Ends a look that is under way. */
    @Override
    public void close() {
        looker.shutdownNow();
    }
}
