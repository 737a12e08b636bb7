package io.cameldicom.routes.meters;

import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.health.FolderWatch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/** Whether the service is well, how much room it has, and its process. */
public final class ServiceMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public ServiceMeters(MeterRegistry registry) {
        this.registry = registry;
        List<MeterBinder> process = List.of(
                new JvmMemoryMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                collections);
        process.forEach(binder -> binder.bindTo(registry));
    }

    /** A constant that tells which build runs. */
    public ServiceMeters version(String version) {
        Gauge.builder("camel.dicom.info", () -> 1)
                .tag("version", version)
                .description("1, with the version of this build")
                .register(registry);
        return this;
    }

    public ServiceMeters folders(List<FolderWatch> folders) {
        for (FolderWatch folder : folders) {
            Gauge.builder("camel.dicom.disk.free", () -> folder.free().orElse(null))
                    .tag("folder", folder.called())
                    .baseUnit("bytes")
                    .description("Room on the file system of the folder; not a number where it does not answer")
                    .register(registry);
            Gauge.builder("camel.dicom.disk.size", () -> folder.total().orElse(null))
                    .tag("folder", folder.called())
                    .baseUnit("bytes")
                    .description("Size of the file system of the folder")
                    .register(registry);
        }
        return this;
    }

    /** What the destination has taken and has to confirm; zero where it has not. */
    public ServiceMeters confirmations(Confirmations confirmations) {
        Gauge.builder("camel.dicom.awaiting", () -> confirmations.status().awaiting())
                .description("Files that the destination has taken and not confirmed")
                .register(registry);
        Gauge.builder(
                        "camel.dicom.awaiting.unanswered",
                        () -> confirmations.status().unanswered())
                .description("Of these, files for which a question or more brought no answer in time")
                .register(registry);
        Gauge.builder(
                        "camel.dicom.awaiting.age",
                        () -> confirmations.status().age(Instant.now()).toSeconds())
                .baseUnit("seconds")
                .description("For how long the first of these has waited; 0 if there are none")
                .register(registry);
        return flag(
                "camel.dicom.awaiting.asked",
                "1 while the destination can be asked to confirm what it took",
                () -> confirmations.status().trouble().isEmpty());
    }

    /** A gauge of 1 and 0. */
    public ServiceMeters flag(String name, String description, BooleanSupplier value) {
        Gauge.builder(name, () -> value.getAsBoolean() ? 1 : 0)
                .description(description)
                .register(registry);
        return this;
    }

    /** A counter that somebody else counts. */
    public <T> ServiceMeters count(String name, String description, T counted, ToDoubleFunction<T> count) {
        FunctionCounter.builder(name, counted, count).description(description).register(registry);
        return this;
    }

    @Override
    public void close() {
        collections.close();
    }
}
