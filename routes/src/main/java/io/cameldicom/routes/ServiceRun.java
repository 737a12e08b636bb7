package io.cameldicom.routes;

import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.DeliveryLog;
import io.cameldicom.routes.report.ObjectLog;
import io.cameldicom.routes.report.StuckFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the routes until the process is told to stop. */
final class ServiceRun {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private ServiceRun() {}

    static ExitCode run(Options options, Optional<Path> config) throws Exception {
        Announcement.log(options);
        InboxGate gate = new InboxGate(Gates.forService(options));
        DeliveryLog log = new DeliveryLog(options.pacs().toString());
        ObjectLog objects = new ObjectLog(options.pacs().toString(), options.flag(Option.LOG_OBJECTS));
        AllOf deliveries = new AllOf(List.of(log, objects));
        CountDownLatch never = new CountDownLatch(1);
        try (Service service = Service.start(options, config, gate, new StuckFiles().and(log), deliveries);
                StopOnSignal signal = StopOnSignal.install(service::close)) {
            LOG.atInfo().addKeyValue("event", "app.started").log("started; Ctrl-C stops");
            never.await();
        }
        return ExitCode.DONE;
    }
}
