package io.cameldicom.routes.once;

import io.cameldicom.routes.console.BarLine;
import io.cameldicom.routes.console.Terminal;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.progress.Studies;
import io.cameldicom.routes.progress.StudyTotals;
import io.cameldicom.routes.report.Tally;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows how far a run is, on the last line of a terminal; shows nothing, and prints nothing, where there is none. */
public final class OnceProgress implements Scans, AutoCloseable {
    private static final int REFRESH_MILLIS = 500;
    private static final long RATE_OF = Duration.ofMinutes(1).toNanos();
    private static final double SECOND = 1e9;

    /** How many bytes were sent when. */
    private record Sample(long time, long bytes) {}

    private final Tally tally;
    private final boolean wanted;
    private final InboxCount inbox;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile Optional<Long> total = Optional.empty();
    private PrintStream out;
    private BarLine line;
    private ProgressBar bar;

    /** @param wanted whether there is to be a bar, where there is a terminal */
    public OnceProgress(Tally tally, Path inbox, boolean wanted) {
        this.tally = tally;
        this.inbox = new InboxCount(inbox);
        this.wanted = wanted && Terminal.isThere();
    }

    /** Begins to draw; what others print to {@link System#out} comes above the bar from now on. */
    public synchronized void show(Studies studies) {
        if (!wanted) {
            return;
        }
        inbox.start();
        out = System.out;
        line = new BarLine(out, Terminal.width());
        System.setOut(line.lines());
        bar = new ProgressBarBuilder()
                .setInitialMax(1)
                .continuousUpdate()
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setRenderer((state, most) ->
                        figures(studies.totals(), System.nanoTime()).line(most))
                .setConsumer(line)
                .build();
    }

    /** A scan of the whole inbox knows best what is left in it. */
    @Override
    public void completed(Census census) {
        total = Optional.of(done() + census.left());
    }

    @Override
    public void failed(Exception cause) {}

    private long done() {
        return tally.sent() + tally.quarantined();
    }

    private RunFigures figures(StudyTotals studies, long now) {
        synchronized (samples) {
            return figuresOf(studies, now);
        }
    }

    private RunFigures figuresOf(StudyTotals studies, long now) {
        // what is on its way counts, or a large object would show nothing for minutes
        samples.addLast(new Sample(now, Math.max(tally.sentBytes(), studies.bytesSent())));
        while (now - samples.getFirst().time() > RATE_OF) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long sent = samples.getLast().bytes();
        double seconds = Math.max(1, (now - first.time()) / SECOND);
        double rate = Math.max(0, sent - first.bytes()) / seconds;
        return new RunFigures(
                done(),
                total.or(() -> inbox.files()),
                studies.failing(),
                tally.quarantined(),
                rate,
                inbox.bytes()
                        .filter(all -> rate > 0 && all > sent)
                        .map(all -> Duration.ofSeconds((long) Math.ceil((all - sent) / rate))));
    }

    /** Draws for the last time; what is printed now comes below. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            line.close();
            System.setOut(out);
            bar = null;
        }
    }
}
