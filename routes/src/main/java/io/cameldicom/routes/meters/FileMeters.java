package io.cameldicom.routes.meters;

import io.cameldicom.routes.delivery.Verdict;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.report.Deliveries;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** How files end, and what lies in the inbox. */
public final class FileMeters implements Deliveries {
    private static final String OTHER = "other";
    private static final Map<String, ToIntFunction<Census>> STATES = Map.ofEntries(
            Map.entry("offered", Census::offered),
            Map.entry("settling", Census::settling),
            Map.entry("growing", Census::growing),
            Map.entry("in-flight", Census::inFlight),
            Map.entry("failing", Census::failing),
            Map.entry("exhausted", Census::exhausted),
            Map.entry("link", Census::links),
            Map.entry("special", Census::special),
            Map.entry("unreadable", Census::unreadable),
            Map.entry("held", Census::held),
            Map.entry("awaiting", Census::awaiting));

    private final Counter sent;
    private final Counter quarantined;
    private final Counter postponed;
    private final Counter unexpected;
    private final Counter stored;
    private final Map<String, Counter> causes = new HashMap<>();

    /** @param census what the last scan that came to the end of the inbox found */
    public FileMeters(MeterRegistry registry, Supplier<Optional<Census>> census) {
        sent = ended(registry, "sent");
        quarantined = ended(registry, "quarantined");
        postponed = ended(registry, "postponed");
        unexpected = ended(registry, "unexpected");
        stored = ended(registry, "awaiting");
        Verdict.causes().forEach(cause -> causes.put(cause, cause(registry, cause)));
        causes.computeIfAbsent(OTHER, cause -> cause(registry, cause));
        STATES.forEach((state, count) -> Gauge.builder(
                        "camel.dicom.inbox.files",
                        () -> census.get().map(count::applyAsInt).orElse(null))
                .tag("state", state)
                .description("Files that the last look at the whole inbox found, by what they wait for")
                .register(registry));
    }

    private static Counter ended(MeterRegistry registry, String outcome) {
        return Counter.builder("camel.dicom.files")
                .tag("outcome", outcome)
                .description("Files that ended so; a file that is put off may count often")
                .register(registry);
    }

    private static Counter cause(MeterRegistry registry, String cause) {
        return Counter.builder("camel.dicom.quarantine.files")
                .tag("cause", cause)
                .description("Files that were put into quarantine since the start, by their cause")
                .register(registry);
    }

    @Override
    public void sent(String fileId, long bytes) {
        sent.increment();
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        quarantined.increment();
        causes.getOrDefault(cause, causes.get(OTHER)).increment();
    }

    @Override
    public void awaits(String fileId, long bytes) {
        stored.increment();
    }

    @Override
    public void postponed(String fileId, String message) {
        postponed.increment();
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        unexpected.increment();
    }
}
