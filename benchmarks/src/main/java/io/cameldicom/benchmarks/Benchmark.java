package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times our senders and DCMTK's side by side and prints one table.
 *
 * <pre>
 * --quick        tiny corpora and few passes: shows that it works, measures nothing
 * --passes N     counted passes, 7 otherwise
 * --warm-up N    passes before that for a JVM, which compiles meanwhile; 15 otherwise
 * --only A,B     some of the receivers: 16k, 128k, stock, large
 * --out FILE     also writes the table there
 * </pre>
 */
public final class Benchmark {
    private static final Map<String, Receiver.Kind> RECEIVERS = new LinkedHashMap<>();
    private static final String LARGE = "large";

    static {
        RECEIVERS.put("16k", new Receiver.Kind("TCP_NODELAY=1, max PDU 16384", true, 16384));
        RECEIVERS.put("128k", new Receiver.Kind("TCP_NODELAY=1, max PDU 131072", true, 131072));
        RECEIVERS.put("stock", new Receiver.Kind("stock, max PDU 16384", false, 16384));
    }

    private final boolean quick;
    private final int passes;
    private final int warmUp;
    private final Set<String> only;
    private final Results results;

    private Benchmark(boolean quick, int passes, int warmUp, Set<String> only, String command) {
        this.quick = quick;
        this.passes = quick ? 2 : passes;
        this.warmUp = quick ? 1 : warmUp;
        this.only = only;
        this.results = new Results(command);
    }

    public static void main(String[] arguments) throws IOException {
        boolean quick = false;
        int passes = 7;
        int warmUp = 15;
        Set<String> only = Set.of("16k", "128k", "stock", LARGE);
        Path out = null;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--passes" -> passes = Integer.parseInt(arguments[++i]);
                case "--warm-up" -> warmUp = Integer.parseInt(arguments[++i]);
                case "--only" -> only = Set.of(arguments[++i].split(","));
                case "--out" -> out = Path.of(arguments[++i]);
                default ->
                    throw new IllegalArgumentException("argument: " + arguments[i]
                            + " (expected: --quick, --passes N, --warm-up N, --only A,B, --out FILE)");
            }
        }
        String command = ("benchmarks/run " + String.join(" ", arguments)).strip();
        Benchmark benchmark = new Benchmark(quick, passes, warmUp, only, command);
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
        MadeCorpus large = MadeCorpus.multiFrame("large", work.resolve("large"), quick ? 1 << 24 : 1 << 30);
        for (Map.Entry<String, Receiver.Kind> receiver : RECEIVERS.entrySet()) {
            for (MadeCorpus corpus : List.of(ct, small)) {
                if (only.contains(receiver.getKey())) {
                    measure(Field.open(receiver.getValue(), corpus, work));
                }
            }
        }
        for (Receiver.Kind receiver : RECEIVERS.values()) {
            if (only.contains(LARGE) && receiver.noDelay()) {
                measure(Field.openLarge(receiver, large, work));
            }
        }
    }

    /** The senders take turns, so that a busy moment of the machine hits all of them. */
    private void measure(Field field) throws IOException {
        try (field) {
            for (int pass = -warmUp; pass < passes; pass++) {
                for (Field.Entrant entrant : field.entrants()) {
                    if (takesPart(entrant, pass)) {
                        double seconds = entrant.pass(pass >= 0);
                        System.err.printf(Locale.ROOT, "%s: %.3f s%n", entrant.title(), seconds);
                    }
                }
            }
            field.entrants().forEach(entrant -> results.add(entrant.measured()));
        }
    }

    /** A tool needs no warming up, and one that waits 44 ms for each object shows it in one pass. */
    private static boolean takesPart(Field.Entrant entrant, int pass) {
        return switch (entrant.pace()) {
            case WARM -> true;
            case TOOL -> pass >= -1;
            case SLOW -> pass == 0;
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
