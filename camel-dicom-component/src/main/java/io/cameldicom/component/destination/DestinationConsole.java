package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.pool.PoolStatistics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A destination as operators see it: values for people. */
public final class DestinationConsole implements DestinationMXBean {
    private static final double MILLI_NANOS = 1e6;
    private static final double HUNDREDTHS = 100;

    private final Destination destination;
    private final Supplier<Optional<Quarantine>> quarantine;

    /** @param quarantine the application's, looked for whenever it is needed */
    public DestinationConsole(Destination destination, Supplier<Optional<Quarantine>> quarantine) {
        this.destination = destination;
        this.quarantine = quarantine;
    }

    @Override
    public String getPeer() {
        return destination.peer().toString();
    }

    @Override
    public String getCallingAeTitle() {
        return destination.key().callingAeTitle().value();
    }

    @Override
    public String getEngine() {
        return destination.key().engine();
    }

    @Override
    public String getState() {
        return destination.state().word();
    }

    @Override
    public String getStateSince() {
        return text(destination.stateSince());
    }

    @Override
    public boolean isAvailable() {
        return destination.isAvailable();
    }

    @Override
    public String getLastOpeningFailure() {
        return destination.lastOpeningFailure();
    }

    @Override
    public long getRefusedWhileAway() {
        return statistics().refused();
    }

    private DestinationStatistics statistics() {
        return destination.statistics();
    }

    private PoolStatistics associations() {
        return destination.associations();
    }

    @Override
    public int getMaxAssociations() {
        return destination.key().poolOptions().maxAssociations();
    }

    @Override
    public int getOpenAssociations() {
        return associations().open();
    }

    @Override
    public int getIdleAssociations() {
        return associations().idle();
    }

    @Override
    public int getConnectingAssociations() {
        return associations().connecting();
    }

    @Override
    public long getAssociationsOpened() {
        return associations().opened();
    }

    @Override
    public long getAssociationsRejected() {
        return statistics().associationsRejected();
    }

    @Override
    public long getConnectFailures() {
        return associations().connectFailures();
    }

    @Override
    public long getAssociationsLost() {
        return associations().lost();
    }

    @Override
    public long getInFlight() {
        return statistics().inFlight();
    }

    @Override
    public int getWaiting() {
        return associations().waiting();
    }

    @Override
    public long getWaitTimeouts() {
        return associations().waitTimeouts();
    }

    @Override
    public long getContextRefusals() {
        return associations().refusals();
    }

    @Override
    public long getObjectsSent() {
        return statistics().objects().total();
    }

    @Override
    public long getBytesSent() {
        return statistics().bytes().total();
    }

    @Override
    public long getConvertedObjects() {
        return statistics().converted();
    }

    @Override
    public long getWarnings() {
        return stores(Outcome.DONE_WITH_WARNING);
    }

    @Override
    public double getObjectsPerSecondLastMinute() {
        return rounded(statistics().objects().lastMinute());
    }

    @Override
    public double getObjectsPerSecondLast5Minutes() {
        return rounded(statistics().objects().last5Minutes());
    }

    @Override
    public double getBytesPerSecondLastMinute() {
        return rounded(statistics().bytes().lastMinute());
    }

    @Override
    public double getBytesPerSecondLast5Minutes() {
        return rounded(statistics().bytes().last5Minutes());
    }

    @Override
    public double getLatencyMillis50() {
        return millis(latencies().p50());
    }

    @Override
    public double getLatencyMillis95() {
        return millis(latencies().p95());
    }

    @Override
    public double getLatencyMillis99() {
        return millis(latencies().p99());
    }

    @Override
    public double getLatencyMillisMax() {
        return millis(latencies().maximum());
    }

    private Latencies.Percentiles latencies() {
        return statistics().latencies().percentiles();
    }

    private static double millis(Duration duration) {
        return rounded(duration.toNanos() / MILLI_NANOS);
    }

    /** To two places behind the point: more say nothing to people. */
    private static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }

    @Override
    public Map<String, Long> getStatusCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StatusClass status : StatusClass.values()) {
            counts.put(status.word(), statistics().answers(status));
        }
        return counts;
    }

    @Override
    public long getTransientFailures() {
        return stores(Outcome.TRANSIENT);
    }

    @Override
    public long getPermanentFailures() {
        return stores(Outcome.PERMANENT) + stores(Outcome.DUPLICATE);
    }

    @Override
    public long getUnknownOutcomes() {
        return stores(Outcome.UNKNOWN);
    }

    private long stores(Outcome outcome) {
        return statistics().count(Operation.STORE, outcome);
    }

    @Override
    public String getLastSuccess() {
        return statistics().lastSuccess().map(DestinationConsole::text).orElse("never");
    }

    @Override
    public String getLastFailure() {
        return statistics()
                .lastFailure()
                .map(LastFailure::at)
                .map(DestinationConsole::text)
                .orElse("never");
    }

    @Override
    public String getLastFailureCause() {
        return statistics().lastFailure().map(LastFailure::cause).orElse("none");
    }

    @Override
    public String getLastEcho() {
        EchoReport report = destination.echoReport();
        return report.at().map(at -> text(at) + ": ").orElse("") + report.message();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Waits no longer than each of its steps may take. */
    @Override
    public String echo() {
        AssociationOptions options = destination.key().associationOptions();
        Duration bound = options.connectTimeout()
                .plus(options.associateTimeout())
                .plus(options.responseTimeout())
                .plus(options.writeTimeout());
        try {
            EchoResult result = destination.echo().toCompletableFuture().get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return "C-ECHO to " + getPeer() + ": " + EchoReport.of(result, null).message();
        } catch (ExecutionException e) {
            return "C-ECHO to " + getPeer() + " failed: "
                    + EchoReport.of(null, e.getCause()).message();
        } catch (TimeoutException e) {
            return "C-ECHO to " + getPeer() + ": no answer within " + bound.toSeconds() + " s; see LastEcho later";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "C-ECHO to " + getPeer() + ": nobody waits for it any more; see LastEcho";
        }
    }

    @Override
    public String pause() {
        destination.pause();
        return getPeer() + " is paused: what is on its way ends, nothing else is sent until resume or a restart";
    }

    @Override
    public String resume() {
        destination.resume();
        return getPeer() + " is " + getState();
    }

    @Override
    public String redrive(String cause) {
        return quarantine
                .get()
                .map(found -> found.redrive(destination.peer(), cause == null ? "" : cause))
                .orElse("This application has no quarantine that could be re-driven from here"
                        + " (expected: a bean of type " + Quarantine.class.getName() + " in Camel's registry)");
    }
}
