package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times our senders and DCMTK's side by side and prints one table.
 *
 * <pre>
 * --quick        tiny corpora and few passes: shows that it works, measures nothing
 * --passes N     counted passes, 7 otherwise
 * --out FILE     also writes the table there
 * </pre>
 */
public final class Benchmark {
    private static final List<Receiver.Kind> FAST = List.of(
            new Receiver.Kind("TCP_NODELAY=1, max PDU 16384", true, 16384),
            new Receiver.Kind("TCP_NODELAY=1, max PDU 131072", true, 131072));
    private static final Receiver.Kind STOCK = new Receiver.Kind("stock, max PDU 16384", false, 16384);

    private static final int PART = 20;
    private static final int WARM_UP = 5;
    private static final int MOST_SLOW_PASSES = 3;

    private final boolean quick;
    private final int passes;
    private final Results results;

    private Benchmark(boolean quick, int passes, String command) {
        this.quick = quick;
        this.passes = passes;
        this.results = new Results(command);
    }

    public static void main(String[] arguments) throws IOException {
        boolean quick = false;
        int passes = 7;
        Path out = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--passes" -> passes = Integer.parseInt(arguments[++i]);
                case "--out" -> out = Path.of(arguments[++i]);
                default ->
                    throw new IllegalArgumentException(
                            "argument: " + arguments[i] + " (expected: --quick, --passes N, --out FILE)");
            }
        }
        String command = ("benchmarks/run " + String.join(" ", arguments)).strip();
        Benchmark benchmark = new Benchmark(quick, quick ? 2 : passes, command);
        Path work = Files.createTempDirectory("camel-dicom-benchmark-");
        try {
            benchmark.run(work);
        } finally {
            delete(work);
        }
        System.out.println(benchmark.results.markdown());
        if (out != null) {
            Files.writeString(out, benchmark.results.markdown());
        }
    }

    private void run(Path work) throws IOException {
        MadeCorpus ct = MadeCorpus.make("ct", work.resolve("ct"), quick ? 20 : 1000, 526_000);
        MadeCorpus small = MadeCorpus.make("small", work.resolve("small"), quick ? 40 : 2000, 10_000);
        // A sender that waits 44 ms for each object shows it with a part of the files.
        MadeCorpus ctPart = ct.first(ct.files() / PART, work.resolve("ct-part"));
        MadeCorpus smallPart = small.first(small.files() / PART, work.resolve("small-part"));
        for (Receiver.Kind kind : FAST) {
            measure(kind, ct, ctPart, work);
            measure(kind, small, smallPart, work);
        }
        measure(STOCK, ctPart, ctPart, work);
        measure(STOCK, smallPart, smallPart, work);
    }

    private void measure(Receiver.Kind kind, MadeCorpus corpus, MadeCorpus part, Path work) throws IOException {
        List<Sender> senders = new ArrayList<>();
        try (Receiver receiver = Receiver.start(kind, work)) {
            senders.add(new StorescuSender(corpus, receiver, true, work));
            senders.add(new StorescuSender(part, receiver, false, work));
            for (WarmProcess.Kind warm : WarmProcess.Kind.values()) {
                senders.add(new WarmSender(warm, corpus, receiver, work));
            }
            List<Measurement> rows = senders.stream()
                    .map(sender -> new Measurement(sender.name(), sender.corpus(), kind))
                    .toList();
            int warmUp = quick ? 1 : WARM_UP;
            for (int pass = -warmUp; pass < passes; pass++) {
                for (int i = 0; i < senders.size(); i++) {
                    if (takesPart(senders.get(i), kind, pass)) {
                        double before = senders.get(i).processorSeconds();
                        double seconds = senders.get(i).pass();
                        System.err.printf(
                                Locale.ROOT,
                                "%s, %s, %s: %.3f s%n",
                                kind.name(),
                                corpus.name(),
                                rows.get(i).sender(),
                                seconds);
                        if (pass >= 0) {
                            rows.get(i).add(seconds, senders.get(i).processorSeconds() - before);
                        }
                    }
                }
            }
            for (int i = 0; i < senders.size(); i++) {
                rows.get(i).peak(senders.get(i).peakKilobytes());
                results.add(rows.get(i));
            }
        } finally {
            senders.forEach(Sender::close);
        }
    }

    /** A tool needs no warming up, and one that waits 44 ms for each object shows it in a few passes. */
    private static boolean takesPart(Sender sender, Receiver.Kind receiver, int pass) {
        if (!(sender instanceof StorescuSender storescu)) {
            return true;
        }
        boolean waits = !storescu.name().equals(StorescuSender.NO_DELAY) || !receiver.noDelay();
        return pass >= -1 && (!waits || pass < MOST_SLOW_PASSES);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
