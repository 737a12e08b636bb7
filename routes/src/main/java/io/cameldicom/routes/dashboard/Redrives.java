package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.redrive.RedriveReport;
import io.cameldicom.routes.redrive.Selection;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts files back into the inbox in the background, one order at a time, and remembers how the last one went. */
final class Redrives implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private final Redrive redrive;
    private final Runnable whenDone;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "dashboard-redrive");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> current = CompletableFuture.completedFuture(null);
    private volatile RedriveResult last;

    /** @param whenDone called when files may have left the quarantine */
    Redrives(Redrive redrive, Runnable whenDone, Clock clock) {
        this.redrive = redrive;
        this.whenDone = whenDone;
        this.clock = clock;
    }

    /**
     * Begins to put back what is selected; while another order is carried out it is not begun, and empty is the answer.
     *
     * @param what for people
     * @return ends when all is put back
     */
    synchronized Optional<Future<?>> begin(String user, Selection selection, String what) {
        if (!current.isDone()) {
            return Optional.empty();
        }
        tell(user, what, Mark.WORK, List.of("Files are being put back into the inbox."));
        current = worker.submit(() -> run(user, selection, what));
        return Optional.of(current);
    }

    private void run(String user, Selection selection, String what) {
        try {
            RedriveReport report = redrive.run(selection, false);
            LOG.atInfo()
                    .addKeyValue("event", "redrive.done")
                    .log("redrive by {} on the dashboard: {} put back into the inbox", user, report.putBack());
            tell(user, what, mark(report), lines(report));
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("event", "redrive.failed")
                    .log(
                            "redrive by {} on the dashboard failed ({})",
                            user,
                            e.getClass().getSimpleName());
            tell(
                    user,
                    what,
                    Mark.BAD,
                    List.of("It did not come to its end (" + e.getClass().getSimpleName() + "): try again."));
        } finally {
            whenDone.run();
        }
    }

    /** Where all is of one cause, its line says as much as the sum. */
    private static List<String> lines(RedriveReport report) {
        List<String> lines = report.lines();
        return lines.size() == 2 && report.putBack() > 0 ? lines.subList(0, 1) : lines;
    }

    private static Mark mark(RedriveReport report) {
        if (report.left() > 0) {
            return Mark.BAD;
        }
        return report.putBack() > 0 ? Mark.GOOD : Mark.WARNING;
    }

    private void tell(String user, String what, Mark mark, List<String> lines) {
        last = new RedriveResult(clock.instant(), user, what, mark, List.copyOf(lines));
    }

    /** The last order since the start, which may be carried out at this moment. */
    Optional<RedriveResult> last() {
        return Optional.ofNullable(last);
    }

    /** Leaves the files that are not put back yet in quarantine. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
