package io.cameldicom.component.destination;

import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.EventReportHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/** The destinations in use, each shared by all endpoints that ask for the same. Safe for use by many threads. */
public final class Destinations {
    private static final class Shared {
        final Destination destination;
        int users;

        Shared(Destination destination) {
            this.destination = destination;
        }
    }

    private final Function<String, DicomEngine> engines;
    private final ScheduledExecutorService timer;
    private final Executor conversions;
    private final EventReportHandler events;
    private final DestinationListener listener;
    private final Duration closeBound;
    private final Map<DestinationKey, Shared> destinations = new HashMap<>();
    private final Set<CompletableFuture<Void>> closing = ConcurrentHashMap.newKeySet();

    /**
     * @param engines finds an engine by its name, or throws
     * @param timer for the pools
     * @param conversions threads that may block, for conversions
     * @param events takes what peers report on our associations
     * @param listener hears of each destination that is made or closed
     * @param closeBound how long a closed destination may take to finish what is under way
     */
    public Destinations(
            Function<String, DicomEngine> engines,
            ScheduledExecutorService timer,
            Executor conversions,
            EventReportHandler events,
            DestinationListener listener,
            Duration closeBound) {
        this.engines = engines;
        this.timer = timer;
        this.conversions = conversions;
        this.events = events;
        this.listener = listener;
        this.closeBound = closeBound;
    }

    /** The destination for {@code key}, made if it is the first use; each call must be followed by one of release. */
    public synchronized Destination acquire(DestinationKey key) {
        Shared shared = destinations.get(key);
        if (shared == null) {
            shared = new Shared(new Destination(key, engines.apply(key.engine()), timer, conversions, events));
            destinations.put(key, shared);
            listener.opened(shared.destination);
        }
        shared.users++;
        return shared.destination;
    }

    /** Whether no destination of this peer is away or paused. */
    public boolean isAvailable(DicomAddress peer) {
        return of(peer).allMatch(Destination::isAvailable);
    }

    /** Whether a destination of this peer is paused. */
    public boolean isPaused(DicomAddress peer) {
        return of(peer).anyMatch(destination -> destination.state() == DestinationState.PAUSED);
    }

    private synchronized Stream<Destination> of(DicomAddress peer) {
        return destinations.values().stream()
                .map(shared -> shared.destination)
                .filter(destination -> destination.peer().equals(peer))
                .toList()
                .stream();
    }

    /** Ends one use; the last one closes the destination, within the bound and without waiting. */
    public synchronized CompletionStage<Void> release(DestinationKey key) {
        Shared shared = destinations.get(key);
        if (shared == null || --shared.users > 0) {
            return CompletableFuture.completedFuture(null);
        }
        destinations.remove(key);
        return close(shared.destination);
    }

    private CompletionStage<Void> close(Destination destination) {
        listener.closed(destination);
        CompletableFuture<Void> closed = destination.close(closeBound).toCompletableFuture();
        closing.add(closed);
        closed.whenComplete((ignored, failure) -> closing.remove(closed));
        return closed;
    }

    /**
     * Closes all that are left.
     *
     * @return completes when no destination has an association any more
     */
    public synchronized CompletionStage<Void> closeAll() {
        destinations.values().forEach(shared -> close(shared.destination));
        destinations.clear();
        return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new));
    }
}
