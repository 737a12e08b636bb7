package io.cameldicom.routes;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.InboxLostException;
import io.cameldicom.routes.once.Drain;
import io.cameldicom.routes.once.LeftFiles;
import io.cameldicom.routes.once.OnceProgress;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.DeliveryLog;
import io.cameldicom.routes.report.ObjectLog;
import io.cameldicom.routes.report.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drains the inbox and says how it went. */
final class OnceRun {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private OnceRun() {}

    static ExitCode run(Options asked, Optional<Path> config) throws Exception {
        Options options = withoutScout(Management.onlyIfAsked(asked));
        Announcement.log(options);
        requireInbox(options);
        InboxGate gate = new InboxGate(Gates.forOnce(options));
        Tally tally = new Tally();
        LeftFiles leftFiles = new LeftFiles();
        DeliveryLog log = new DeliveryLog(options.pacs().toString());
        ObjectLog objects = new ObjectLog(options.pacs().toString(), options.flag(Option.LOG_OBJECTS));
        AllOf deliveries = new AllOf(List.of(tally, leftFiles, log, objects));
        Drain drain = new Drain(gate, tally, options.duration(Option.ONCE_PATIENCE));
        OnceProgress progress = new OnceProgress(
                tally,
                options.folder(Option.INBOX),
                options.text(Option.LOG_FORMAT).equals("text"));
        long start = System.nanoTime();
        try (Service service =
                        Service.start(options, config, gate, log.and(drain).and(progress), deliveries);
                StopOnSignal signal = StopOnSignal.install(() -> stop(progress, service))) {
            drain.confirming(service.confirmations()::quietFor);
            Census census = census(drain, options, progress, service);
            Summary summary = Summary.of(tally, census, Duration.ofNanos(System.nanoTime() - start));
            if (census.left() > 0) {
                leftFiles
                        .lines(census)
                        .forEach(line ->
                                LOG.atWarn().addKeyValue("event", "once.left").log("left in the inbox: {}", line));
            }
            LOG.atInfo().addKeyValue("event", "once.done").log("{}", summary.line());
            return summary.exitCode();
        }
    }

    /** Where nobody can look at the studies, none need be known before their turn. */
    private static Options withoutScout(Options options) {
        return options.flag(Option.MANAGEMENT_ENABLED) ? options : options.with(Option.STUDIES_SCOUT, "false");
    }

    /** A folder that nobody has made yet holds nothing to send: its name is a mistake. */
    private static void requireInbox(Options options) {
        if (options.isSet(Option.INBOX) && !Files.isDirectory(options.folder(Option.INBOX))) {
            throw new OptionException(Option.INBOX.key() + ": '" + options.folder(Option.INBOX)
                    + "' (expected: with --once, a folder that is there)");
        }
    }

    private static void stop(OnceProgress progress, Service service) {
        progress.close();
        service.close();
    }

    private static Census census(Drain drain, Options options, OnceProgress progress, Service service)
            throws InterruptedException {
        try (progress) {
            progress.show(service.studies());
            return drain.await();
        } catch (ExecutionException e) {
            String what = e.getCause() instanceof InboxLostException lost
                    ? lost.getMessage()
                    : e.getCause().getClass().getSimpleName();
            throw new OptionException(Option.INBOX.key() + ": '" + options.folder(Option.INBOX)
                    + "' (expected: a folder that we can read until the end; " + what + ")");
        }
    }
}
