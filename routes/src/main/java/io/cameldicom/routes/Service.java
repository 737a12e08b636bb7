package io.cameldicom.routes;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.routes.access.Users;
import io.cameldicom.routes.attempt.AttemptJournal;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.dashboard.Dashboard;
import io.cameldicom.routes.delivery.Attempts;
import io.cameldicom.routes.delivery.Exhausted;
import io.cameldicom.routes.delivery.InboxProcess;
import io.cameldicom.routes.delivery.Incomplete;
import io.cameldicom.routes.delivery.InstanceClaims;
import io.cameldicom.routes.delivery.LogFields;
import io.cameldicom.routes.delivery.MayStillGrow;
import io.cameldicom.routes.delivery.QuickRedelivery;
import io.cameldicom.routes.delivery.QuietFailures;
import io.cameldicom.routes.delivery.Reasons;
import io.cameldicom.routes.delivery.SentBefore;
import io.cameldicom.routes.delivery.SourceUnchanged;
import io.cameldicom.routes.disposition.FileMover;
import io.cameldicom.routes.disposition.QuarantineSweep;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.folders.FolderLocks;
import io.cameldicom.routes.folders.MoveProbe;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.InboxPolls;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.hawtio.RoutesAsXml;
import io.cameldicom.routes.options.ConfigFile;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.progress.InboxFiles;
import io.cameldicom.routes.progress.Studies;
import io.cameldicom.routes.redrive.QuarantineConsole;
import io.cameldicom.routes.redrive.Redrive;
import io.cameldicom.routes.report.Deliveries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running routes over checked and locked folders. Starting checks everything that can be checked before the first file
 * is taken.
 */
final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int MAXIMUM_PER_POLL = 500;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final FolderLocks locks;
    private final Inquiries inquiries;
    private final StudySteps studies = new StudySteps();
    private final Dashboard dashboard;
    private Management management;
    private Hawtio hawtio;
    private Monitoring monitoring;
    private AttemptJournal journal;
    private ReceiptSteps receipts;
    private ConfirmationSteps confirmations;
    private Main main;

    private Service(FolderLocks locks, InboxGate gate, DataFolders folders, Redrive redrive, Inquiries inquiries) {
        this.locks = locks;
        this.inquiries = inquiries;
        this.dashboard = new Dashboard(gate, folders.quarantine(), redrive, studies.studies());
    }

    /**
     * Starts the routes.
     *
     * @param config the folder {@code config}, if there is one
     * @param gate decides which files are taken
     * @param scans hears of each scan
     * @param deliveries hears of each file's end
     * @throws OptionException if a folder or an option cannot be used
     */
    static Service start(Options options, Optional<Path> config, InboxGate gate, Scans scans, Deliveries deliveries)
            throws Exception {
        return start(options, config, gate, scans, deliveries, Inquiries.OF_THE_COMPONENT);
    }

    /** @param inquiries how the destination is asked about what it took */
    static Service start(
            Options options,
            Optional<Path> config,
            InboxGate gate,
            Scans scans,
            Deliveries deliveries,
            Inquiries inquiries)
            throws Exception {
        options.requireComplete();
        DataFolders folders = DataFolders.prepare(options);
        Redrive redrive = new Redrive(folders.inbox(), folders.quarantine(), Optional.empty());
        Service service = new Service(FolderLocks.take(folders.byOption()), gate, folders, redrive, inquiries);
        try {
            MoveProbe.check(folders);
            service.watch(options, folders);
            service.route(options, folders, config, gate, scans, deliveries, redrive);
            return service;
        } catch (Exception | Error e) {
            service.close();
            throw e;
        }
    }

    /** What shows how it goes comes first, as the rest may take long. */
    private void watch(Options options, DataFolders folders) throws Exception {
        Supplier<Users> users = Users.openOnce(folders.state());
        management = Management.start(options, users);
        hawtio = Hawtio.start(options, users);
        monitoring = Monitoring.begin(options, folders, management).orElse(null);
    }

    private void route(
            Options options,
            DataFolders folders,
            Optional<Path> config,
            InboxGate gate,
            Scans scans,
            Deliveries deliveries,
            Redrive redrive)
            throws Exception {
        sweep(folders.quarantine());
        main = main(options, folders, config);
        journal = journal(options, folders, gate);
        confirmations = ConfirmationSteps.open(options, folders, gate);
        Scans heard = monitoring == null ? scans : monitoring.scans(scans);
        Deliveries told = monitoring == null ? deliveries : monitoring.deliveries(deliveries);
        bind(
                main,
                options,
                folders,
                gate,
                journal,
                dashboard.scans(confirmations.scans().and(heard)),
                dashboard.deliveries(told),
                studies.files(),
                confirmations.confirmations());
        if (monitoring != null) {
            monitoring.bind(main);
        }
        studies.bind(main);
        receipts = ReceiptSteps.open(folders);
        receipts.bind(main, options, folders, gate, confirmations.confirmations());
        QuarantineConsole quarantine = new QuarantineConsole(redrive);
        main.bind("quarantine", quarantine);
        main.start();
        confirmations.start(main.getCamelContext(), options, folders, inquiries);
        RoutesAsXml.install(main.getCamelContext());
        quarantine.register(main.getCamelContext());
        studies.start(options, folders);
        if (monitoring != null) {
            monitoring.started(main.getCamelContext(), receipts.receipts(), gate, confirmations.confirmations());
        }
        if (management.isOn()) {
            management.mount(dashboard.start(dicom(main), confirmations.confirmations()));
        }
    }

    private static AttemptJournal journal(Options options, DataFolders folders, InboxGate gate) {
        try {
            return AttemptJournal.open(
                    folders.state(),
                    options.pacs().toString(),
                    options.duration(Option.RETRY_MAXIMUM_DELAY),
                    gate::restore);
        } catch (IOException e) {
            throw new OptionException(
                    Option.STATE.key() + ": '" + folders.state() + "' (expected: a folder we can read and write; "
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static void sweep(Path quarantine) {
        try {
            QuarantineSweep.clean(quarantine);
        } catch (IOException e) {
            throw new OptionException(
                    Option.QUARANTINE.key() + ": '" + quarantine + "' (expected: a folder we can read and write; "
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static Main main(Options options, DataFolders folders, Optional<Path> config) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation(
                config.flatMap(ConfigFile::file).map(file -> "file:" + file).orElse("false"));
        Properties placeholders = options.placeholders();
        folders.byOption().forEach((option, folder) -> placeholders.setProperty(option.key(), folder.toString()));
        placeholders.setProperty("inbox.maximumPerPoll", Integer.toString(MAXIMUM_PER_POLL));
        Tracing.keepFileNamesOut(placeholders);
        main.setOverrideProperties(placeholders);
        main.addMainListener(new ResolvedPlaceholders());
        main.addMainListener(new LogFields(options.pacs().toString()));
        main.configure()
                .withName("camel-dicom")
                .withRoutesIncludePattern(String.join(
                        ",",
                        RouteFiles.of(
                                config,
                                options.isEmbedded(),
                                !options.text(Option.COMMIT_LISTEN).isEmpty())))
                .withShutdownTimeout((int) STOP_TIMEOUT.toSeconds())
                .withShutdownNowOnTimeout(true)
                .withShutdownSuppressLoggingOnTimeout(true);
        return main;
    }

    private static void bind(
            Main main,
            Options options,
            DataFolders folders,
            InboxGate gate,
            AttemptJournal journal,
            Scans scans,
            Deliveries deliveries,
            InboxFiles files,
            Confirmations confirmations) {
        InstanceClaims claims = new InstanceClaims();
        Attempts attempts = new Attempts(journal, gate);
        gate.holdUnless(
                () -> !dicom(main).isPaused(options.pacs()),
                options.pacs() + " is paused: an operator did so over JMX, and can resume it there");
        gate.holdUnless(() -> dicom(main).isAvailable(options.pacs()), options.pacs() + " does not let us in");
        gate.holdUnless(attempts::isAvailable, "state: cannot be written (expected: a folder with room)");
        FileMover mover = new FileMover(folders.inbox(), folders.sent(), folders.quarantine());
        main.bind("inboxGate", gate);
        main.bind(
                "inboxPolls",
                new InboxPolls(
                        gate,
                        folders.inbox(),
                        MAXIMUM_PER_POLL,
                        Scans.afterEach(journal::compactIfGrown).and(scans)));
        main.bind("instanceClaims", claims);
        main.bind(
                "dispositions",
                new InboxProcess(
                        mover,
                        gate,
                        claims,
                        attempts,
                        new Reasons(Clock.systemUTC()),
                        deliveries,
                        files,
                        confirmations));
        main.bind("attempts", attempts);
        main.bind("attemptFailed", attempts.failed());
        main.bind("sentBefore", new SentBefore());
        main.bind("exhausted", new Exhausted(gate, options.durationOrNever(Option.RETRY_GIVE_UP_AFTER)));
        main.bind("quickRedelivery", new QuickRedelivery(options.inflight(), options.count(Option.STORE_CONCURRENCY)));
        main.bind("sourceUnchanged", new SourceUnchanged());
        main.bind("mayStillGrow", new MayStillGrow(gate));
        main.bind("incomplete", new Incomplete(gate));
        main.bind("quietFailures", new QuietFailures());
    }

    private static DicomComponent dicom(Main main) {
        return main.getCamelContext().getComponent("dicom", DicomComponent.class);
    }

    /** How far the studies in work have come. */
    Studies studies() {
        return studies.studies();
    }

    /** What the destination has taken and has to confirm. */
    Confirmations confirmations() {
        return confirmations.confirmations();
    }

    /** Where the management server listens; there must be one. */
    int managementPort() {
        return management.port();
    }

    /** Stops within a bound: what is on its way gets a moment, then its files stay in the inbox. */
    @Override
    public void close() {
        closeAll(
                studies,
                hawtio,
                dashboard,
                management,
                monitoring,
                main == null ? null : main::stop,
                receipts,
                confirmations,
                journal,
                locks);
    }

    /** Those that there are, each whatever becomes of the others. */
    private static void closeAll(AutoCloseable... parts) {
        for (AutoCloseable part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                LOG.debug("a part of the service did not stop well", e);
            }
        }
    }
}
