package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.confirmation.ConfirmationStatus;
import io.cameldicom.routes.dashboard.DestinationStatus.State;
import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import io.cameldicom.routes.gate.Backlog;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.progress.StudyProgress;
import io.cameldicom.routes.progress.StudyTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures of a test; each is as if all were well and nothing to do, until it is set. */
final class Made {
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private List<DestinationStatus> destinations = List.of(destination("PACS@pacs:104", State.REACHABLE, null));
    private Backlog backlog = new Backlog(0, 0, 0, 0, 0, 0, 0);
    private Census census = new Census(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private Optional<String> held = Optional.empty();
    private boolean unreadable;
    private Optional<String> unconfirmed = Optional.empty();
    private List<StudyProgress> studies = List.of();
    private int inWork;
    private Map<String, Long> quarantine = Map.of();
    private Optional<Instant> counted = Optional.of(NOW);
    private List<RecentFailure> failures = List.of();

    static DestinationStatus destination(String peer, State state, String trouble) {
        return new DestinationStatus(
                peer,
                state,
                NOW.minus(Duration.ofMinutes(7)),
                Optional.ofNullable(trouble),
                3,
                12_345,
                6_000_000_000L,
                12.5,
                6_500_000,
                List.of(1.0, 12.5, 0.0),
                Optional.of(NOW),
                Optional.of("half within 3 ms"));
    }

    Made destinations(DestinationStatus... all) {
        destinations = List.of(all);
        return this;
    }

    Made backlog(int waiting, int failing) {
        backlog = new Backlog(waiting, 0, 0, 0, failing, 0, 1000L * (waiting + failing));
        return this;
    }

    Made stuck(int links, int unreadables) {
        census = new Census(0, 0, 0, 0, 0, 0, links, 0, unreadables, 0, 0);
        return this;
    }

    Made held(String because) {
        held = Optional.of(because);
        return this;
    }

    /** Of this number of files no answer came in time; of none, for this reason it cannot be asked. */
    Made unconfirmed(int unanswered, String trouble) {
        unconfirmed = InboxStatus.unconfirmed(
                new ConfirmationStatus(0, 5, Optional.of(NOW), unanswered, 0, Optional.ofNullable(trouble)));
        return this;
    }

    Made unreadableInbox() {
        unreadable = true;
        return this;
    }

    Made study(String uid) {
        studies = List.of(new StudyProgress(
                uid, 300, 100, 0, 197, 2, 1, 9_000_000, 6_000_000, Optional.of(Duration.ofSeconds(95)), NOW));
        return this;
    }

    /** One study of many in work. */
    Made oneStudyOf(int many) {
        inWork = many;
        return study("1.2.3");
    }

    Made quarantine(Map<String, Long> byCause) {
        quarantine = byCause;
        return this;
    }

    Made uncounted() {
        counted = Optional.empty();
        return this;
    }

    Made failure(Kind kind, String fileId, String cause, String message) {
        failures = List.of(new RecentFailure(kind, NOW, fileId, Optional.ofNullable(cause), message, 1));
        return this;
    }

    /** In quarantine. */
    Made failures(int count) {
        failures = IntStream.range(0, count)
                .mapToObj(i -> new RecentFailure(
                        Kind.QUARANTINED, NOW, String.format("%08x", i), Optional.of("refused"), "no", 1))
                .toList();
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                NOW,
                destinations,
                new InboxStatus(backlog, Optional.of(census), held, unreadable, unconfirmed),
                studies,
                new StudyTotals(inWork, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), 0, 0),
                new QuarantineStatus(quarantine, counted, false),
                failures,
                Optional.empty());
    }

    /** The whole page. */
    String page(boolean admin) {
        Map<String, Html> sections = Sections.of(snapshot(), admin).byId();
        return Html.all(List.copyOf(sections.values())).text();
    }
}
