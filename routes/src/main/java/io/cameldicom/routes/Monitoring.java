package io.cameldicom.routes;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.devconsole.DevConsolePage;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.health.DestinationWatch;
import io.cameldicom.routes.health.FolderWatch;
import io.cameldicom.routes.health.HealthChecks;
import io.cameldicom.routes.health.HealthPage;
import io.cameldicom.routes.health.InboxWatch;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.Deliveries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;

/** What watches a service from its start to its end, where there is a management server to show it. */
final class Monitoring implements AutoCloseable {
    private final Options options;
    private final InboxWatch inbox = new InboxWatch();
    private final List<FolderWatch> folders;
    private final Metering metering;
    private volatile Optional<CamelContext> started = Optional.empty();
    private Optional<DestinationWatch> destinations = Optional.empty();

    private Monitoring(Options options, List<FolderWatch> folders) {
        this.options = options;
        this.folders = folders;
        this.metering = new Metering(inbox, folders);
    }

    /** Begins to watch, and mounts the pages; empty where nobody could see them. */
    static Optional<Monitoring> begin(Options options, DataFolders folders, Management management) {
        if (!management.isOn()) {
            return Optional.empty();
        }
        List<FolderWatch> watches = folders.byOption().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(folder -> new FolderWatch(folder.getKey().key(), folder.getValue()))
                .toList();
        Monitoring monitoring = new Monitoring(options, watches);
        management.mount(new HealthPage(() -> monitoring.started));
        management.mount(monitoring.metering.page());
        management.mount(new DevConsolePage(() -> monitoring.started));
        return Optional.of(monitoring);
    }

    void bind(Main main) {
        metering.bind(main);
    }

    Scans scans(Scans others) {
        return others.and(inbox);
    }

    Deliveries deliveries(Deliveries others) {
        return new AllOf(List.of(others, inbox, metering.files()));
    }

    /** The routes run. */
    void started(CamelContext camel, Receipts receipts, InboxGate gate, Confirmations confirmations) {
        new HealthChecks(folders, options.size(Option.HEALTH_MINIMUM_FREE))
                .watching(inbox, options.duration(Option.HEALTH_LONGEST_SILENCE), camel)
                .requiring("receipts", receipts::isAvailable, "receipts cannot be written")
                .confirming(confirmations)
                .register(camel);
        DestinationWatch watch = new DestinationWatch(
                HealthCheckRegistry.get(camel), options.durationOrOff(Option.HEALTH_ECHO_INTERVAL));
        destinations = Optional.of(watch);
        camel.getComponent("dicom", DicomComponent.class).addDestinationListener(watch);
        metering.started(camel, receipts, gate, confirmations);
        started = Optional.of(camel);
    }

    @Override
    public void close() {
        destinations.ifPresent(DestinationWatch::close);
        folders.forEach(FolderWatch::close);
        metering.close();
    }
}
