package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.progress.Studies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the page gets its figures from; asking any of them is quick and reads no file.
 */
record Figures(
        DestinationWatch destinations,
        Supplier<InboxStatus> inbox,
        Studies studies,
        QuarantineWatch quarantine,
        Postponed postponed,
        Redrives redrives,
        Clock clock) {
    private static final int MOST_FAILURES = 50;

    Snapshot snapshot() {
        return new Snapshot(
                clock.instant(),
                destinations.all(),
                inbox.get(),
                studies.inWork(),
                studies.totals(),
                quarantine.status(),
                failures(),
                redrives.last());
    }

    /** Somebody watches, so what is old is looked at again, in the background. */
    void refresh() {
        destinations.ask();
        quarantine.refresh();
    }

    private List<RecentFailure> failures() {
        List<RecentFailure> all = new ArrayList<>(quarantine.newest());
        all.addAll(postponed.all());
        all.sort(Comparator.comparing(RecentFailure::at).reversed());
        return List.copyOf(all.subList(0, Math.min(MOST_FAILURES, all.size())));
    }
}
