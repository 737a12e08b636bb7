package io.cameldicom.routes;

import io.cameldicom.routes.console.Terminal;
import io.cameldicom.routes.demo.Comparison;
import io.cameldicom.routes.demo.DemoInbox;
import io.cameldicom.routes.demo.DemoProgress;
import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.once.Drain;
import io.cameldicom.routes.once.Summary;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.report.AllOf;
import io.cameldicom.routes.report.Tally;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole way once, with made-up studies, in a fresh folder and with nobody's configuration. */
final class DemoRun {
    private final PrintStream out;
    private final Path folder;

    private DemoRun(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    static ExitCode run(PrintStream out) throws Exception {
        return new DemoRun(out, Files.createTempDirectory("camel-dicom-demo-")).run();
    }

    private ExitCode run() throws Exception {
        Options options = options();
        PrivateFolder.create(options.folder(Option.INBOX));
        DemoInbox inbox = DemoInbox.fill(options.folder(Option.INBOX));
        out.println(Announcement.of(options));
        out.printf("made %d images of 3 studies, a cut file and a letter%n", inbox.images());
        Summary summary = drain(options, inbox);
        Comparison comparison = Comparison.of(options.folder(Option.SENT), options.folder(Option.PACS_STORE));
        print(summary, comparison);
        boolean asExpected = comparison.agrees()
                && summary.sent() == inbox.images()
                && summary.quarantined() == inbox.broken()
                && summary.left() == 0;
        out.println(asExpected ? "all as expected" : "NOT as expected");
        return asExpected ? ExitCode.DONE : ExitCode.ERROR;
    }

    private Summary drain(Options options, DemoInbox inbox) throws Exception {
        InboxGate gate = new InboxGate(Gates.forOnce(options));
        Tally tally = new Tally();
        Drain drain = new Drain(gate, tally, options.duration(Option.ONCE_PATIENCE));
        long start = System.nanoTime();
        DemoProgress progress = DemoProgress.of(inbox.files(), out, Terminal.isThere());
        Census census;
        try (progress;
                Service service =
                        Service.start(options, Optional.empty(), gate, drain, new AllOf(List.of(tally, progress)))) {
            census = drain.await();
        }
        progress.problems().forEach(out::println);
        return Summary.of(tally, census, Duration.ofNanos(System.nanoTime() - start));
    }

    private void print(Summary summary, Comparison comparison) {
        out.println(summary.line());
        out.printf(
                "compared by SOP Instance UID and SHA-256: %d sent, %d stored, %d identical, %d given a character set%n",
                comparison.sent(), comparison.stored(), comparison.identical(), comparison.labelled());
        out.println("the PACS has them in   " + folder.resolve("pacs"));
        out.println("as they were sent in   " + folder.resolve("sent"));
        out.println("what was wrong is in   " + folder.resolve("quarantine") + ", each with its .reason.json");
    }

    private Options options() throws IOException {
        return Options.from(new OptionSources(Map.of(), Map.of(), Map.of()))
                .with(Option.INBOX, folder.resolve("inbox").toString())
                .with(Option.SENT, folder.resolve("sent").toString())
                .with(Option.QUARANTINE, folder.resolve("quarantine").toString())
                .with(Option.RECEIPTS, folder.resolve("receipts").toString())
                .with(Option.STATE, folder.resolve("state").toString())
                .with(Option.PACS_STORE, folder.resolve("pacs").toString())
                .with(Option.EMBEDDED_PORT, Integer.toString(freePort()))
                .with(Option.MANAGEMENT_ENABLED, "false")
                .with(Option.CHARSET_MODE, "default")
                .with(Option.INBOX_SETTLE, "300ms")
                .with(Option.INBOX_TRUNCATED_GRACE, "1s")
                .with(Option.INBOX_POLL, "100ms")
                .with(Option.ONCE_PATIENCE, "10s");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
