package io.cameldicom.routes.health;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** One of our own health checks: it tells at once what is known. */
final class Check implements HealthCheck {
    private final String id;
    private final boolean liveness;
    private final Supplier<Finding> finding;
    private volatile boolean enabled = true;

    /**
     * What a check found.
     *
     * @param message for users: no names of files, no data of patients
     */
    record Finding(State state, String message) {
        static Finding up(String message) {
            return new Finding(State.UP, message);
        }

        static Finding down(String message) {
            return new Finding(State.DOWN, message);
        }

        static Finding unknown(String message) {
            return new Finding(State.UNKNOWN, message);
        }
    }

    private Check(String id, boolean liveness, Supplier<Finding> finding) {
        this.id = id;
        this.liveness = liveness;
        this.finding = finding;
    }

    /** Down means that only a restart helps. */
    static Check ofLiveness(String id, Supplier<Finding> finding) {
        return new Check(id, true, finding);
    }

    /** Down means that the service cannot do its work now. */
    static Check ofReadiness(String id, Supplier<Finding> finding) {
        return new Check(id, false, finding);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        if (!enabled) {
            return result.message("disabled").unknown().build();
        }
        Finding found = finding.get();
        return result.state(found.state()).message(found.message()).build();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel-dicom";
    }

    @Override
    public boolean isLiveness() {
        return liveness;
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
