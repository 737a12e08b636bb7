package io.cameldicom.routes;

import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.health.FolderWatch;
import io.cameldicom.routes.health.HealthChecks;
import io.cameldicom.routes.health.HealthPage;
import io.cameldicom.routes.health.InboxWatch;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.Deliveries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** What watches a service from its start to its end; nothing where there is no management server to show it. */
final class Monitoring implements AutoCloseable {
    private final Options options;
    private final boolean isOn;
    private final InboxWatch inbox = new InboxWatch();
    private final List<FolderWatch> folders;
    private volatile Optional<CamelContext> started = Optional.empty();

    private Monitoring(Options options, boolean isOn, List<FolderWatch> folders) {
        this.options = options;
        this.isOn = isOn;
        this.folders = folders;
    }

    /** Begins to watch, and mounts the pages. */
    static Monitoring begin(Options options, DataFolders folders, Management management) {
        List<FolderWatch> watches = !management.isOn()
                ? List.of()
                : folders.byOption().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(folder -> new FolderWatch(folder.getKey().key(), folder.getValue()))
                        .toList();
        Monitoring monitoring = new Monitoring(options, management.isOn(), watches);
        management.mount(new HealthPage(() -> monitoring.started));
        return monitoring;
    }

    Scans scans(Scans others) {
        return isOn ? others.and(inbox) : others;
    }

    Deliveries deliveries(Deliveries others) {
        return isOn ? new AllOf(List.of(others, inbox)) : others;
    }

    /** The routes run. */
    void started(CamelContext camel, ReceiptSteps receipts) {
        if (!isOn) {
            return;
        }
        new HealthChecks(folders, options.size(Option.HEALTH_MINIMUM_FREE))
                .watching(inbox, options.duration(Option.HEALTH_LONGEST_SILENCE), camel)
                .requiring("receipts", receipts.receipts()::isAvailable, "receipts cannot be written")
                .register(camel);
        started = Optional.of(camel);
    }

    @Override
    public void close() {
        folders.forEach(FolderWatch::close);
    }
}
