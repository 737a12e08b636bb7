package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What has become of everything that one destination was asked for, since it was first used. Reading waits for nothing;
 * counters only grow, unless they say otherwise. Objects that were not tried, as the peer is away or paused, are in none but
 * {@link #refused()}. Safe for use by many threads.
 */
public final class DestinationStatistics {
    private static final class Tally {
        final LongAdder count = new LongAdder();
        final LongAdder nanos = new LongAdder();
    }

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<Operation, Map<Outcome, Tally>> tallies = new EnumMap<>(Operation.class);
    private final Map<StatusClass, LongAdder> statuses = new EnumMap<>(StatusClass.class);
    private final Rate objects;
    private final Rate bytes;
    private final Latencies latencies;
    private final LongAdder converted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private volatile long lastSuccess = Long.MIN_VALUE;
    private volatile LastFailure lastFailure;

    /** @param nanoTime as {@link System#nanoTime()} */
    DestinationStatistics(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.objects = new Rate(nanoTime);
        this.bytes = new Rate(nanoTime);
        this.latencies = new Latencies(nanoTime);
        for (Operation operation : Operation.values()) {
            Map<Outcome, Tally> byOutcome = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                byOutcome.put(outcome, new Tally());
            }
            tallies.put(operation, byOutcome);
        }
        for (StatusClass status : StatusClass.values()) {
            statuses.put(status, new LongAdder());
        }
    }

    /**
     * An object comes, and is to be sent.
     *
     * @return when, for the end
     */
    long begun() {
        inFlight.increment();
        return nanoTime.getAsLong();
    }

    /** The object was not tried. */
    void refusedAtOnce() {
        inFlight.decrement();
        refused.increment();
    }

    /** The peer answered. */
    void answered(StoreResponse response, Outcome outcome, boolean isConverted, long begun) {
        ended(Operation.STORE, outcome, begun);
        inFlight.decrement();
        latencies.record(response.duration());
        int status = response.status().code();
        statuses.get(StatusClass.of(status)).increment();
        if (outcome == Outcome.DONE || outcome == Outcome.DONE_WITH_WARNING) {
            objects.add(1);
            bytes.add(response.bytes());
            lastSuccess = clock.millis();
            if (isConverted) {
                converted.increment();
            }
        } else {
            failed("C-STORE answered with " + response.status().hex() + ", " + StatusTable.meaning(status));
        }
    }

    /** There was no answer. */
    void failed(Throwable failure, Outcome outcome, long begun) {
        ended(Operation.STORE, outcome, begun);
        inFlight.decrement();
        failed(words(failure));
    }

    private void failed(String cause) {
        lastFailure = new LastFailure(clock.instant(), cause);
    }

    /** Messages of our own are safe to show; those of others may hold paths or values of a data set. */
    private static String words(Throwable failure) {
        return failure instanceof DicomException
                ? failure.getMessage()
                : "unexpected " + failure.getClass().getSimpleName();
    }

    /** @param begun by the clock of {@link #now()} */
    void ended(Operation operation, Outcome outcome, long begun) {
        Tally tally = tallies.get(operation).get(outcome);
        tally.count.increment();
        tally.nanos.add(nanoTime.getAsLong() - begun);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    void rejected() {
        rejected.increment();
    }

    /** Requests that ended so. */
    public long count(Operation operation, Outcome outcome) {
        return tallies.get(operation).get(outcome).count.sum();
    }

    /** How long these took together, from the call to the end: waiting for an association and converting included. */
    public Duration time(Operation operation, Outcome outcome) {
        return Duration.ofNanos(tallies.get(operation).get(outcome).nanos.sum());
    }

    /** Answers to C-STORE by their class, whatever the policy makes of them. */
    public long answers(StatusClass status) {
        return statuses.get(status).sum();
    }

    /** Objects that the peer has taken, with or without a warning. */
    public Rate objects() {
        return objects;
    }

    /** Bytes of the data sets of these objects, as they were sent; they count when the object has its answer. */
    public Rate bytes() {
        return bytes;
    }

    /** From the first byte of an object to its answer, whatever that is. */
    public Latencies latencies() {
        return latencies;
    }

    /** Objects of those taken that travelled in another transfer syntax than their own. */
    public long converted() {
        return converted.sum();
    }

    /** Objects that were not tried, as the peer is away or the destination is paused. */
    public long refused() {
        return refused.sum();
    }

    /** Associations for objects that the peer rejected (A-ASSOCIATE-RJ). */
    public long associationsRejected() {
        return rejected.sum();
    }

    /** Objects that are under way now, those that wait for an association included; goes up and down. */
    public long inFlight() {
        return Math.max(0, inFlight.sum());
    }

    /** When the peer last took an object, to the millisecond; empty if it never did. */
    public Optional<Instant> lastSuccess() {
        long at = lastSuccess;
        return at == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    /** The last object that the peer did not take; empty if there was none. */
    public Optional<LastFailure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
