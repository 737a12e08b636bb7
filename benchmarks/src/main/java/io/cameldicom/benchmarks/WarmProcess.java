package io.cameldicom.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The JVM of a {@link WarmSender}: for each line of input it sends the corpus once and prints the seconds that it took. */
final class WarmProcess {
    private WarmProcess() {}

    /** What sends. */
    enum Kind {
        ENGINE("engine"),
        ROUTE("dicom:store: in a route");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        Pass open(int port) throws Exception {
            return this == ENGINE ? new EnginePass(port) : new RoutePass(port);
        }
    }

    /** Sends files over one new association and waits until all of them are stored and the association has ended. */
    interface Pass extends AutoCloseable {
        void send(List<Path> files) throws Exception;
    }

    /** @param arguments kind, port, folder of the corpus */
    public static void main(String[] arguments) throws Exception {
        // Standard output carries the answers alone, whatever a library prints.
        PrintStream answers = System.out;
        System.setOut(System.err);
        Path folder = Path.of(arguments[2]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Pass pass = Kind.valueOf(arguments[0]).open(Integer.parseInt(arguments[1]))) {
            while (orders.readLine() != null) {
                long start = System.nanoTime();
                pass.send(MadeCorpus.paths(folder));
                answers.println((System.nanoTime() - start) / 1e9);
                answers.flush();
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
