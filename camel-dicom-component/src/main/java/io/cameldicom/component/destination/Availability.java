package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.DicomEngine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the peer of a destination lets us in, by what becomes of the associations that are opened to it. While it does
 * not, it is asked by a C-ECHO from time to time. No method blocks.
 */
final class Availability {
    private static final Logger LOG = LoggerFactory.getLogger(Destination.class);

    private final DestinationKey key;
    private final DicomEngine engine;
    private final Breaker breaker;
    private final Probes probes;
    private final AtomicInteger openAssociations = new AtomicInteger();
    private final DestinationStatistics statistics;
    private volatile Instant pausedSince;
    private volatile ByteBuffer identityResponse;

    /** @param timer for the questions; shared, and not ended here */
    Availability(
            DestinationKey key, DicomEngine engine, ScheduledExecutorService timer, DestinationStatistics statistics) {
        this.key = key;
        this.engine = engine;
        this.statistics = statistics;
        this.breaker = new Breaker(
                key.breakerOptions(),
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.probes = new Probes(timer, breaker, this::echo);
    }

    DestinationState state() {
        if (pausedSince != null) {
            return DestinationState.PAUSED;
        }
        return breaker.isOpen() ? DestinationState.AWAY : DestinationState.AVAILABLE;
    }

    /** Whether an object would be tried now: also one after each question that an absent peer has refused. */
    boolean isAvailable() {
        return pausedSince == null && breaker.isPassable();
    }

    /** Since when it is in that state. */
    Instant since() {
        Instant paused = pausedSince;
        return paused != null ? paused : breaker.since();
    }

    /** What an object fails with that would be sent now, while nothing is; to be asked once, right before. */
    Optional<PeerUnavailableException> refusal() {
        if (pausedSince != null) {
            return Optional.of(PeerUnavailableException.paused(key.peer()));
        }
        return breaker.pass() ? Optional.empty() : Optional.of(away());
    }

    private PeerUnavailableException away() {
        return PeerUnavailableException.away(key.peer(), breaker.lastFailure());
    }

    /**
     * Lets no object pass any more, whatever the peer says.
     *
     * @param whenPaused gets the failure for all who wait
     */
    synchronized void pause(Consumer<PeerUnavailableException> whenPaused) {
        if (pausedSince == null) {
            pausedSince = Instant.now();
            LOG.atWarn()
                    .addKeyValue("event", "pacs.paused")
                    .addKeyValue("destination", key.peer())
                    .log("An operator paused {}: nothing is sent to it until it is resumed", key.peer());
            whenPaused.accept(PeerUnavailableException.paused(key.peer()));
        }
    }

    /** Lets objects pass again, if the peer does. */
    synchronized void resume() {
        if (pausedSince != null) {
            pausedSince = null;
            LOG.atInfo()
                    .addKeyValue("event", "pacs.resumed")
                    .addKeyValue("destination", key.peer())
                    .log("An operator resumed {}: it is {}", key.peer(), state().word());
        }
    }

    /**
     * Opens associations for objects.
     *
     * @param whenAway gets the failure for all who wait, each time the peer is found to be away
     */
    DicomEngine watched(Consumer<PeerUnavailableException> whenAway) {
        return new WatchedEngine(engine, this::opened, failure -> notOpened(failure, whenAway));
    }

    private void opened(Association association) {
        association.userInformation().userIdentityResponse().ifPresent(response -> identityResponse = response);
        openAssociations.incrementAndGet();
        association.closed().whenComplete((ignored, failure) -> openAssociations.decrementAndGet());
        if (breaker.accepted()) {
            isBack();
        }
    }

    private void notOpened(Throwable failure, Consumer<PeerUnavailableException> whenAway) {
        if (Destination.unwrapped(failure) instanceof AssociationRejectedException) {
            statistics.rejected();
        }
        String why = Destination.unwrapped(failure).getMessage();
        if (isAwayBy(failure, why, whenAway)) {
            LOG.atWarn()
                    .addKeyValue("event", "pacs.away")
                    .addKeyValue("destination", key.peer())
                    .log("Nothing is sent to {} until it lets us in again: {}", key.peer(), why);
            probes.turned();
        }
    }

    /** One failure at a time: before the next one is told to the pool, those who wait there have been told of this one. */
    private synchronized boolean isAwayBy(Throwable failure, String why, Consumer<PeerUnavailableException> whenAway) {
        boolean away = breaker.failed(why, openAssociations.get() > 0 || isPermanent(failure));
        if (away) {
            whenAway.accept(away());
        }
        return away;
    }

    /** Where the policy calls it permanent, the objects are to fail for it, and not to wait. */
    private boolean isPermanent(Throwable failure) {
        return key.statusPolicy().outcomeOf(Destination.unwrapped(failure)) == Outcome.PERMANENT;
    }

    private void isBack() {
        probes.turned();
        LOG.atInfo()
                .addKeyValue("event", "pacs.back")
                .addKeyValue("destination", key.peer())
                .log("{} lets us in again: {}", key.peer(), pausedSince == null ? "sending goes on" : "it is paused");
    }

    /** C-ECHO on an association of its own; that the peer accepts it shows that it is there, whatever its answer is. */
    CompletionStage<EchoResult> echo() {
        return Echo.send(new WatchedEngine(engine, this::answered, this::unanswered), key);
    }

    private void answered(Association association) {
        association.userInformation().userIdentityResponse().ifPresent(response -> identityResponse = response);
        if (breaker.answered()) {
            isBack();
        }
    }

    private void unanswered(Throwable failure) {
        Throwable why = Destination.unwrapped(failure);
        breaker.unanswered(
                why.getMessage(),
                why instanceof AssociationRejectedException || why instanceof AssociationAbortedException);
    }

    /** What the peer answered to our user identity, on the association that it answered last. */
    Optional<ByteBuffer> identityResponse() {
        return Optional.ofNullable(identityResponse).map(ByteBuffer::asReadOnlyBuffer);
    }

    /** For good. */
    void stop() {
        probes.stop();
    }

    String lastFailure() {
        return breaker.lastFailure();
    }
}
