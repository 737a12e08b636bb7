package io.cameldicom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measurements as a Markdown page, with what one must know to read them. */
final class Results {
    private static final double QUIET = 0.5;

    private final List<Measurement> measurements = new ArrayList<>();
    private final String command;
    private final double loadBefore;

    Results(String command) {
        this.command = command;
        this.loadBefore = load();
    }

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    String markdown() {
        StringBuilder page = new StringBuilder("# Results\n\n");
        line(page, "Made by `%s` on %s.", command, LocalDate.now());
        page.append('\n');
        line(page, "- Machine: %s", machine());
        line(page, "- Load of the machine (1 minute): %.1f before, %.1f after", loadBefore, load());
        if (loadBefore > QUIET) {
            line(
                    page,
                    "- **The machine was busy with other work: these figures are rough. Repeat them on a quiet one.**");
        }
        line(page, "- Java %s, %s", System.getProperty("java.version"), storescuVersion());
        page.append("""
                - Receivers: DCMTK `storescp --ignore`, which discards, one process for each sender; all on loopback, one
                  association at a time.
                - `storescu` and `dcmsend` are a whole process for each pass. Ours are JVMs that stay up (warm) and parse each
                  file: the route gets paths from `direct:`, eight exchanges in flight, and may still have its association
                  from the pass before; the engine alone connects and releases for each pass; the folder route polls, reads
                  headers, sends and moves, counted from its start until the last file has left the inbox (a service also
                  waits for files to settle). The senders take turns, so that a busy moment of the machine hits all of them.
                  They use the built-in engine where no other is named.
                - Seconds are the median of the counted passes. The ratio is files/s against those of `storescu` with
                  `TCP_NODELAY=1` in the same group. Tools that wait for delayed acknowledgements (44 ms for each object)
                  get one pass with a tenth of the files.
                - MB/s is what the receiver has read from its socket, as the kernel counts it.
                - Processor seconds and peak resident memory are those of the sending process. JVMs may take 256 MB of heap,
                  for the large object 64 MB.
                - Absolute figures move from machine to machine: only ratios within one run say something.

                """);
        line(
                page,
                "| receiver | corpus | sender | passes | median s | best s | processor s | files/s | MB/s | ratio | peak memory MB |");
        line(page, "|---|---|---|---|---|---|---|---|---|---|---|");
        for (Measurement m : measurements) {
            line(
                    page,
                    "| %s | %s (%d × %d kB) | %s | %d | %.3f | %.3f | %.2f | %.0f | %.0f | %.2f | %.0f |",
                    m.receiver().name(),
                    m.corpus().name(),
                    m.corpus().files(),
                    Math.round(m.corpus().bytes() / 1000.0 / m.corpus().files()),
                    m.sender(),
                    m.passes(),
                    m.median(),
                    m.best(),
                    m.processorSeconds(),
                    m.filesPerSecond(),
                    m.megabytesPerSecond(),
                    m.filesPerSecond() / reference(m).filesPerSecond(),
                    m.peakMegabytes());
        }
        return page.toString();
    }

    private Measurement reference(Measurement of) {
        return measurements.stream()
                .filter(m -> m.receiver().equals(of.receiver())
                        && m.corpus().name().equals(of.corpus().name())
                        && m.sender().equals(ToolSender.REFERENCE))
                .findFirst()
                .orElseThrow();
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s %s%s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                memory());
    }

    private static String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemTotal"))
                    .map(line -> ", " + Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1048576.0) + " GiB")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static String storescuVersion() {
        try {
            Process process = new ProcessBuilder("storescu", "--version")
                    .redirectErrorStream(true)
                    .start();
            String line = process.inputReader().readLine();
            return line == null
                    ? "DCMTK"
                    : line.replaceAll("\\$", "")
                            .replace("dcmtk: storescu", "DCMTK")
                            .strip();
        } catch (IOException e) {
            return "DCMTK";
        }
    }
}
