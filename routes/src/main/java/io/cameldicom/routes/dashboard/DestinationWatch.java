package io.cameldicom.routes.dashboard;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.DestinationState;
import io.cameldicom.component.destination.DestinationStatistics;
import io.cameldicom.component.destination.EchoReport;
import io.cameldicom.component.destination.Latencies.Percentiles;
import io.cameldicom.routes.dashboard.DestinationStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Follows the destinations in use and how fast they take objects. While somebody watches, a destination that nothing was
 * sent to for a while is asked by C-ECHO: else nobody could tell whether it is there.
 */
final class DestinationWatch implements DestinationListener {
    /** How old an answer may be before it is asked for again. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private static final double MILLI_NANOS = 1e6;

    /** What is remembered of one. */
    private static final class Watched {
        final Rates rates = new Rates();
        Instant asked = Instant.MIN;
    }

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<Destination, Watched> destinations = new IdentityHashMap<>();

    DestinationWatch(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void opened(Destination destination) {
        destinations.put(destination, new Watched());
    }

    @Override
    public synchronized void closed(Destination destination) {
        destinations.remove(destination);
    }

    /** To be called about once a second, whether somebody watches or not. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        destinations.forEach((destination, watched) -> {
            DestinationStatistics statistics = destination.statistics();
            watched.rates.look(
                    now, statistics.objects().total(), statistics.bytes().total());
        });
    }

    /** Asks those that were silent for long whether they are there; waits for no answer. */
    synchronized void ask() {
        Instant old = clock.instant().minus(FRESH);
        destinations.forEach((destination, watched) -> {
            boolean heard = lastAnswer(destination).isAfter(old) || watched.asked.isAfter(old);
            if (!heard && destination.state() == DestinationState.AVAILABLE) {
                watched.asked = clock.instant();
                destination.echo();
            }
        });
    }

    private static Instant lastAnswer(Destination destination) {
        return Stream.of(
                        destination.statistics().lastSuccess(),
                        destination.echoReport().at())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** In the order of their names. */
    synchronized List<DestinationStatus> all() {
        return destinations.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue().rates))
                .sorted(Comparator.comparing(DestinationStatus::peer))
                .toList();
    }

    private static DestinationStatus status(Destination destination, Rates rates) {
        DestinationStatistics statistics = destination.statistics();
        State state = state(destination);
        return new DestinationStatus(
                destination.peer().toString(),
                state,
                destination.stateSince(),
                switch (state) {
                    case AWAY -> Optional.of(destination.lastOpeningFailure());
                    case SILENT -> Optional.of(destination.echoReport().message());
                    default -> Optional.empty();
                },
                statistics.inFlight(),
                statistics.objects().total(),
                statistics.bytes().total(),
                rates.objectsPerSecond(),
                rates.bytesPerSecond(),
                rates.history(),
                statistics.lastSuccess(),
                answerTime(statistics.latencies().percentiles()));
    }

    private static State state(Destination destination) {
        return switch (destination.state()) {
            case AWAY -> State.AWAY;
            case PAUSED -> State.PAUSED;
            case AVAILABLE -> available(destination.statistics().lastSuccess(), destination.echoReport());
        };
    }

    /** What it said last counts. */
    private static State available(Optional<Instant> lastSuccess, EchoReport echo) {
        boolean echoIsLast = echo.at().isPresent()
                && lastSuccess.map(taken -> taken.isBefore(echo.at().get())).orElse(true);
        if (echoIsLast) {
            return echo.success() ? State.REACHABLE : State.SILENT;
        }
        return lastSuccess.isPresent() ? State.REACHABLE : State.UNTRIED;
    }

    private static Optional<String> answerTime(Percentiles latencies) {
        return latencies.count() == 0
                ? Optional.empty()
                : Optional.of(
                        "half within " + millis(latencies.p50()) + ", 99 of 100 within " + millis(latencies.p99()));
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / MILLI_NANOS;
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f\u00A0ms" : "%.0f\u00A0ms", millis);
    }
}
