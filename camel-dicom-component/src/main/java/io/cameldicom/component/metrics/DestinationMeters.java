package io.cameldicom.component.metrics;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationState;
import io.cameldicom.component.destination.DestinationStatistics;
import io.cameldicom.component.destination.Latencies.Percentiles;
import io.cameldicom.component.destination.Operation;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.toolkit.pool.PoolStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The meters of all destinations of one address. */
final class DestinationMeters {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;
    private static final Map<String, Function<Percentiles, Duration>> QUANTILES = Map.of(
            "0.5", Percentiles::p50,
            "0.95", Percentiles::p95,
            "0.99", Percentiles::p99,
            "1", Percentiles::maximum);

    private final Totals<Destination> destinations = new Totals<>();
    private final Meters<Destination> meters;

    DestinationMeters(MeterRegistry registry, String address) {
        meters = new Meters<>(registry, Tags.of("destination", address), destinations);
        requests();
        objects();
        associations();
        state();
    }

    Totals<Destination> destinations() {
        return destinations;
    }

    void remove() {
        meters.remove();
    }

    private void requests() {
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                meters.timer(
                        "dicom.client.requests",
                        Tags.of("operation", operation.word(), "outcome", outcome.word()),
                        "Requests that ended so, from the call to the end, waiting for an association included",
                        one -> one.statistics().count(operation, outcome),
                        one -> one.statistics().time(operation, outcome).toNanos());
            }
        }
        for (StatusClass status : StatusClass.values()) {
            meters.counter(
                    "dicom.client.answers",
                    Tags.of("status", status.word()),
                    null,
                    "Answers to C-STORE by the class of their status",
                    one -> one.statistics().answers(status));
        }
        QUANTILES.forEach((quantile, of) -> meters.gauge(
                "dicom.client.latency",
                Tags.of("quantile", quantile),
                "seconds",
                "Time from the first byte of an object to its answer, in the last five minutes",
                () -> destinations.greatest(one -> latency(one, of))));
    }

    private static double latency(Destination destination, Function<Percentiles, Duration> of) {
        Percentiles percentiles = destination.statistics().latencies().percentiles();
        return percentiles.count() == 0 ? Double.NaN : of.apply(percentiles).toNanos() / NANOS;
    }

    private void objects() {
        statistic(
                "dicom.client.objects",
                null,
                "Objects that the peer has taken",
                all -> all.objects().total());
        statistic(
                "dicom.client.sent",
                "bytes",
                "Bytes of the data sets of these objects, as they were sent",
                all -> all.bytes().total());
        statistic(
                "dicom.client.converted",
                null,
                "Objects of these that travelled in another transfer syntax than their own",
                DestinationStatistics::converted);
        statistic(
                "dicom.client.refused",
                null,
                "Objects that were not tried, as the peer is away or an operator has paused the destination",
                DestinationStatistics::refused);
        meters.gauge(
                "dicom.client.in.flight",
                Tags.empty(),
                null,
                "Objects under way now, those that wait for an association included",
                () -> destinations.sum(one -> one.statistics().inFlight()));
        meters.gauge(
                "dicom.client.last.success",
                Tags.empty(),
                "seconds",
                "When the peer last took an object, in seconds since 1970",
                () -> destinations.greatest(one -> one.statistics()
                        .lastSuccess()
                        .map(DestinationMeters::seconds)
                        .orElse(Double.NaN)));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    private void statistic(
            String name, String unit, String description, ToDoubleFunction<DestinationStatistics> count) {
        meters.counter(name, Tags.empty(), unit, description, one -> count.applyAsDouble(one.statistics()));
    }

    private void associations() {
        opened("opened", PoolStatistics::opened);
        opened("failed", PoolStatistics::connectFailures);
        pool("dicom.client.associations.lost", "Associations that ended by a failure", PoolStatistics::lost);
        pool(
                "dicom.client.wait.timeouts",
                "Objects that found no association within the maximum wait",
                PoolStatistics::waitTimeouts);
        pool(
                "dicom.client.context.refusals",
                "Objects that failed as the peer takes no such presentation context",
                PoolStatistics::refusals);
        now("used", pool -> pool.open() - pool.idle());
        now("idle", PoolStatistics::idle);
        now("connecting", PoolStatistics::connecting);
        meters.gauge(
                "dicom.client.waiting",
                Tags.empty(),
                null,
                "Objects that wait for an association now",
                () -> destinations.sum(one -> one.associations().waiting()));
    }

    private void opened(String outcome, ToDoubleFunction<PoolStatistics> count) {
        meters.counter(
                "dicom.client.association.requests",
                Tags.of("outcome", outcome),
                null,
                "Attempts to open an association for objects that ended so",
                one -> count.applyAsDouble(one.associations()));
    }

    private void pool(String name, String description, ToDoubleFunction<PoolStatistics> count) {
        meters.counter(name, Tags.empty(), null, description, one -> count.applyAsDouble(one.associations()));
    }

    private void now(String state, ToDoubleFunction<PoolStatistics> count) {
        meters.gauge(
                "dicom.client.associations",
                Tags.of("state", state),
                null,
                "Associations now",
                () -> destinations.sum(one -> count.applyAsDouble(one.associations())));
    }

    private void state() {
        meters.gauge(
                "dicom.client.available",
                Tags.empty(),
                null,
                "1 while objects are sent; 0 while the peer is away or an operator has paused the destination",
                () -> destinations.smallest(one -> one.isAvailable() ? 1 : 0));
        meters.gauge(
                "dicom.client.paused",
                Tags.empty(),
                null,
                "1 while an operator has paused the destination",
                () -> destinations.greatest(one -> one.state() == DestinationState.PAUSED ? 1 : 0));
        meters.gauge(
                "dicom.client.echo.success",
                Tags.empty(),
                null,
                "1 where the last C-ECHO was answered with success, 0 where not",
                () -> destinations.smallest(DestinationMeters::echo));
    }

    private static double echo(Destination destination) {
        if (destination.echoReport().at().isEmpty()) {
            return Double.NaN;
        }
        return destination.echoReport().success() ? 1 : 0;
    }
}
