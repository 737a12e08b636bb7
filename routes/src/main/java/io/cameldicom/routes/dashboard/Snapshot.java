package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.progress.StudyProgress;
import io.cameldicom.routes.progress.StudyTotals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows, as it was at one moment.
 *
 * @param totals of all studies in work
 * @param failures the newest first
 * @param redrive the last one since the start
 */
record Snapshot(
        Instant at,
        List<DestinationStatus> destinations,
        InboxStatus inbox,
        List<StudyProgress> studies,
        StudyTotals totals,
        QuarantineStatus quarantine,
        List<RecentFailure> failures,
        Optional<RedriveResult> redrive) {

    /** Files a second, to all destinations. */
    double objectsPerSecond() {
        return destinations.stream()
                .mapToDouble(DestinationStatus::objectsPerSecond)
                .sum();
    }

    double bytesPerSecond() {
        return destinations.stream()
                .mapToDouble(DestinationStatus::bytesPerSecond)
                .sum();
    }
}
