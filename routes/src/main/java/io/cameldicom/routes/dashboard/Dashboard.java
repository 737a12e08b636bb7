package io.cameldicom.routes.dashboard;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.LastScan;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.management.Page;
import io.cameldicom.routes.progress.Studies;
import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.Deliveries;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of the dashboard: what it listens to, the page, and the thread that looks at the figures once a second. */
public final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
    private static final long PERIOD_MILLIS = 1000;

    private final InboxGate gate;
    private final LastScan lastScan = new LastScan();
    private final Postponed postponed;
    private final QuarantineWatch quarantine;
    private final Redrives redrives;
    private final Studies studies;
    private final Clock clock = Clock.systemUTC();
    private final EventStreams streams = new EventStreams();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "dashboard");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Shows nothing yet, but hears already of what happens.
     *
     * @param folder the quarantine
     * @param redrive puts files back from there
     * @param studies those in work
     */
    public Dashboard(InboxGate gate, Path folder, Redrive redrive, Studies studies) {
        this.gate = gate;
        this.postponed = new Postponed(clock);
        this.quarantine = new QuarantineWatch(folder, clock);
        this.redrives = new Redrives(redrive, quarantine::stale, clock);
        this.studies = studies;
    }

    /** Hears of each file's end, as others do. */
    public Deliveries deliveries(Deliveries others) {
        return new AllOf(List.of(others, postponed, quarantine));
    }

    /** Hears of each scan, as others do. */
    public Scans scans(Scans others) {
        return others.and(lastScan);
    }

    /**
     * Begins to look.
     *
     * @param component sends to the destinations
     * @param confirmations what they have taken and have to confirm
     * @return to be mounted
     */
    public Page start(DicomComponent component, Confirmations confirmations) {
        DestinationWatch destinations = new DestinationWatch(clock, System::nanoTime);
        component.addDestinationListener(destinations);
        Figures figures = new Figures(
                destinations,
                () -> InboxStatus.of(gate, lastScan, confirmations),
                studies,
                quarantine,
                postponed,
                redrives,
                clock);
        quarantine.refresh();
        ticker.scheduleAtFixedRate(() -> look(figures), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return new DashboardPage(figures, streams, redrives);
    }

    /** Whatever fails, the next look may do better. */
    private void look(Figures figures) {
        try {
            figures.destinations().look();
            if (!streams.isEmpty()) {
                figures.refresh();
                Snapshot snapshot = figures.snapshot();
                streams.publish(Update.of(snapshot, false), Update.of(snapshot, true));
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("event", "dashboard.failed")
                    .log("the dashboard is not up to date ({})", e.getClass().getSimpleName());
            LOG.debug("the dashboard is not up to date", e);
        }
    }

    /** Ends all streams; does not wait. */
    @Override
    public void close() {
        ticker.shutdownNow();
        streams.close();
        redrives.close();
        quarantine.close();
    }
}
