package io.cameldicom.component;

import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.EchoReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Whether the peer of a producer answers C-ECHO. A call never waits for the network: it tells how the last C-ECHO went
 * and starts another one where that was a while ago.
 */
final class EchoHealthCheck implements HealthCheck {
    /** However often health is asked for, the peer hears from us at most this often. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    private final DicomOperation operation;
    private final Destination destination;
    private volatile Instant lastStart = Instant.MIN;
    private volatile boolean enabled = true;

    EchoHealthCheck(DicomOperation operation, Destination destination) {
        this.operation = operation;
        this.destination = destination;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .detail("dicom.peer", destination.peer().toString());
        if (!enabled) {
            return result.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        EchoReport report = destination.echoReport();
        Instant now = Instant.now();
        if (lastStart.isBefore(now.minus(PERIOD))) {
            lastStart = now;
            destination.echo();
        }
        if (report.at().isEmpty()) {
            return result.message("The first C-ECHO is under way").unknown().build();
        }
        result.detail("dicom.echo.at", report.at().get().toString()).message("C-ECHO: " + report.message());
        return (report.success() ? result.up() : result.down()).build();
    }

    @Override
    public String getId() {
        return "producer:dicom-" + operation.uriName() + "-" + destination.peer();
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
