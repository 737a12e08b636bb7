package io.cameldicom.routes;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.metrics.DicomMetrics;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.health.FolderWatch;
import io.cameldicom.routes.health.InboxWatch;
import io.cameldicom.routes.management.Page;
import io.cameldicom.routes.meters.FileMeters;
import io.cameldicom.routes.meters.MetricsPage;
import io.cameldicom.routes.meters.ServiceMeters;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.report.Deliveries;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/** The meters of a service, in a registry that its routes may use too. */
final class Metering implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ServiceMeters service = new ServiceMeters(registry);
    private final FileMeters files;
    private final List<FolderWatch> folders;

    Metering(InboxWatch inbox, List<FolderWatch> folders) {
        this.files = new FileMeters(registry, inbox::census);
        this.folders = folders;
    }

    Page page() {
        return new MetricsPage(registry);
    }

    Deliveries files() {
        return files;
    }

    /** Lets Camel count the exchanges of each route, and routes of the user make meters of their own. */
    void bind(Main main) {
        MicrometerRoutePolicyFactory routes = new MicrometerRoutePolicyFactory();
        routes.setMeterRegistry(registry);
        routes.setSkipCamelInfo(true);
        main.bind(MicrometerConstants.METRICS_REGISTRY_NAME, registry);
        main.bind("routeMeters", routes);
    }

    /** The routes run. */
    void started(CamelContext camel, Receipts receipts, InboxGate gate, Confirmations confirmations) {
        new DicomMetrics(camel.getComponent("dicom", DicomComponent.class)).bindTo(registry);
        service.version(BuildVersion.text())
                .folders(folders)
                .count("camel.dicom.receipts", "Receipts written since the start", receipts, Receipts::written)
                .flag("camel.dicom.receipts.available", "1 while receipts can be written", receipts::isAvailable)
                .flag(
                        "camel.dicom.held",
                        "1 while no file is let out of the inbox, as something that sending needs is missing",
                        () -> gate.heldBecause().isPresent())
                .confirmations(confirmations)
                .flag(
                        "camel.dicom.ready",
                        "1 while /observe/health/ready is UP",
                        () -> HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeReadiness(camel, "full"), true));
    }

    @Override
    public void close() {
        service.close();
        registry.close();
    }
}
