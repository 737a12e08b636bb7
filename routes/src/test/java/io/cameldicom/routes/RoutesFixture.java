package io.cameldicom.routes;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.gate.Scans;
import io.cameldicom.routes.once.Drain;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.ConfigFile;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.Deliveries;
import io.cameldicom.routes.report.DeliveryLog;
import io.cameldicom.routes.report.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real routes over folders of a test, in this process, with short times. */
final class RoutesFixture {
    final Path root;
    final Path config;
    final Tally tally = new Tally();
    private Inquiries inquiries = Inquiries.OF_THE_COMPONENT;
    private InboxGate gate;
    private Options options;

    /** @param root a fresh folder */
    RoutesFixture(Path root) throws IOException {
        this.root = root;
        this.config = Files.createDirectory(root.resolve("config"));
        Files.createDirectory(inbox());
        this.options = Options.from(new OptionSources(Map.of(), Map.of(), Map.of()))
                .with(Option.INBOX, inbox().toString())
                .with(Option.SENT, sent().toString())
                .with(Option.QUARANTINE, quarantine().toString())
                .with(Option.RECEIPTS, root.resolve("receipts").toString())
                .with(Option.STATE, root.resolve("state").toString())
                .with(Option.PACS_STORE, root.resolve("pacs").toString())
                .with(Option.MANAGEMENT_ENABLED, "false")
                .with(Option.INBOX_SETTLE, "50ms")
                .with(Option.INBOX_POLL, "20ms")
                .with(Option.INBOX_TRUNCATED_GRACE, "300ms")
                .with(Option.REDELIVERY_DELAY, "20ms")
                .with(Option.RETRY_DELAY, "100ms")
                .with(Option.ONCE_PATIENCE, "10s");
    }

    /** Sends to a scripted peer instead of the embedded PACS. */
    RoutesFixture scripted(String aeTitle) throws IOException {
        Files.writeString(config.resolve(ConfigFile.NAME), "camel.component.dicom.engine = scripted\n");
        return with(Option.PACS, aeTitle + "@127.0.0.1:104");
    }

    /** With a management server, on any port. */
    RoutesFixture managed() {
        return with(Option.MANAGEMENT_ENABLED, "true").with(Option.MANAGEMENT_PORT, "0");
    }

    /** Of the user {@code admin}, once a managed service was started. */
    String password() throws IOException {
        return Files.readString(root.resolve("state/initial-password")).strip();
    }

    /** Asks so whether the destination has what it took. */
    RoutesFixture asking(Inquiries how) {
        inquiries = how;
        return this;
    }

    RoutesFixture with(Option option, String value) {
        options = options.with(option, value);
        return this;
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Path sent() {
        return root.resolve("sent");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    /** Starts the service. */
    Service start() throws Exception {
        return start(Scans.UNHEARD);
    }

    /** Starts the service; {@code scans} hears of each scan. */
    Service start(Scans scans) throws Exception {
        gate = new InboxGate(Gates.forService(options));
        return start(gate, scans, tally);
    }

    /** Of the service that was started last. */
    InboxGate gate() {
        return gate;
    }

    /** Runs as {@code --once} does. */
    Summary once() throws Exception {
        InboxGate gate = new InboxGate(Gates.forOnce(options));
        Drain drain = new Drain(gate, tally, options.duration(Option.ONCE_PATIENCE));
        long start = System.nanoTime();
        Deliveries log = new DeliveryLog(options.pacs().toString());
        try (Service service = start(gate, drain, new AllOf(List.of(tally, log)))) {
            drain.confirming(service.confirmations()::quietFor);
            Census census = drain.await();
            return Summary.of(tally, census, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Runs {@code --once} itself. */
    ExitCode onceRun() throws Exception {
        return OnceRun.run(options, folder());
    }

    private Service start(InboxGate gate, Scans scans, Deliveries deliveries) throws Exception {
        return Service.start(options, folder(), gate, scans, deliveries, inquiries);
    }

    private Optional<Path> folder() {
        return Optional.of(config).filter(c -> Files.exists(c.resolve(ConfigFile.NAME)));
    }

    /** Regular files below a folder, but for lock files. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
