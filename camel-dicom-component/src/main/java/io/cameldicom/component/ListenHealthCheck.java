package io.cameldicom.component;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Whether a consumer listens. */
final class ListenHealthCheck implements HealthCheck {
    private final ListenConsumer consumer;
    private final String address;
    private volatile boolean enabled = true;

    ListenHealthCheck(ListenConsumer consumer, String address) {
        this.consumer = consumer;
        this.address = address;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        if (!enabled) {
            return result.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        Optional<DicomAddress> bound = consumer.boundAddress();
        return bound.isPresent()
                ? result.message("Listening on " + bound.get()).up().build()
                : result.message("Not listening on " + address).down().build();
    }

    @Override
    public String getId() {
        return "consumer:dicom-listen-" + address;
    }

    @Override
    public String getGroup() {
        return "camel";
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
