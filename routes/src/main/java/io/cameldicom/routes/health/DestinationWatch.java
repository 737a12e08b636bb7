package io.cameldicom.routes.health;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.DestinationState;
import io.cameldicom.component.destination.EchoReport;
import io.cameldicom.routes.health.Check.Finding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * Whether each destination answers, asked by C-ECHO from time to time. A C-ECHO starts only when the last one has ended,
 * which the timeouts of the destination see to; nobody waits for it.
 */
public final class DestinationWatch implements DestinationListener, AutoCloseable {
    private static final class Watched {
        final Check check;
        CompletableFuture<?> echo = CompletableFuture.completedFuture(null);

        Watched(Check check) {
            this.check = check;
        }
    }

    private final HealthCheckRegistry registry;
    private final Optional<Duration> interval;
    private final Optional<ScheduledExecutorService> timer;
    private final Map<Destination, Watched> watched = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    /** @param interval between two C-ECHOs; empty for none at all: then what objects meet with tells */
    public DestinationWatch(HealthCheckRegistry registry, Optional<Duration> interval) {
        this.registry = registry;
        this.interval = interval;
        this.timer = interval.map(every -> timer());
        timer.ifPresent(thread -> thread.scheduleWithFixedDelay(
                this::echoAll, interval.get().toMillis(), interval.get().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "health-echo");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public synchronized void opened(Destination destination) {
        String id = "destination-" + destination.peer();
        boolean isTaken =
                watched.values().stream().anyMatch(other -> other.check.getId().equals(id));
        Watched added = new Watched(
                Check.ofReadiness(isTaken ? id + "#" + number.incrementAndGet() : id, () -> finding(destination)));
        watched.put(destination, added);
        if (registry != null) {
            registry.register(added.check);
        }
        timer.ifPresent(thread -> thread.execute(this::echoAll));
    }

    @Override
    public synchronized void closed(Destination destination) {
        Watched gone = watched.remove(destination);
        if (gone != null && registry != null) {
            registry.unregister(gone.check);
        }
    }

    private synchronized void echoAll() {
        watched.forEach((destination, state) -> {
            if (state.echo.isDone()) {
                state.echo = destination.echo().toCompletableFuture();
            }
        });
    }

    private Finding finding(Destination destination) {
        if (destination.state() == DestinationState.PAUSED) {
            return Finding.up("paused by an operator; files wait in the inbox until it is resumed");
        }
        if (destination.state() == DestinationState.AWAY) {
            return Finding.down("away since " + destination.stateSince() + ": " + destination.lastOpeningFailure());
        }
        return interval.isEmpty() ? Finding.up("objects are sent") : echo(destination.echoReport());
    }

    private static Finding echo(EchoReport report) {
        if (report.at().isEmpty()) {
            return Finding.unknown("the first C-ECHO is under way");
        }
        String text = "C-ECHO at " + report.at().get() + ": " + report.message();
        return report.success() ? Finding.up(text) : Finding.down(text);
    }

    @Override
    public void close() {
        timer.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
