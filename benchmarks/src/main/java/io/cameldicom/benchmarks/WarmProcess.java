package io.cameldicom.benchmarks;

import io.cameldicom.toolkit.engine.DicomEngineProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The JVM of a {@link WarmSender}: for each line of input it sends the corpus once and prints the seconds that it took. */
final class WarmProcess {
    private WarmProcess() {}

    /** What sends. */
    enum Kind {
        ENGINE("engine"),
        ROUTE("dicom:store: in a route"),
        ONE_BY_ONE("dicom:store: in a route, one after the other"),
        FOLDER("file: to dicom:read to dicom:store:"),
        DCM4CHE("dicom:store: engine=dcm4che");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Whether its engine is on the class path. */
        boolean isPresent() {
            return this != DCM4CHE
                    || ServiceLoader.load(DicomEngineProvider.class).stream()
                            .anyMatch(provider -> provider.get().name().equals("dcm4che"));
        }

        Pass open(int port, Path folder) throws Exception {
            return switch (this) {
                case ENGINE -> new EnginePass(port);
                case ROUTE -> new RoutePass(port, "netty", RoutePass.A_FEW);
                case ONE_BY_ONE -> new RoutePass(port, "netty", 1);
                case FOLDER -> new FolderPass(port, folder);
                case DCM4CHE -> new RoutePass(port, "dcm4che", RoutePass.A_FEW);
            };
        }
    }

    /** Sends files over one new association and waits until all of them are stored and the association has ended. */
    interface Pass extends AutoCloseable {
        void send(List<Path> files) throws Exception;

        /** What must stand ready, and is not timed. */
        default void prepare(List<Path> files) throws Exception {}

        /** What is left to do after sending, and is not timed. */
        default void finish() throws Exception {}
    }

    /** @param arguments kind, port, folder of the corpus */
    public static void main(String[] arguments) throws Exception {
        // Standard output carries the answers alone, whatever a library prints.
        PrintStream answers = System.out;
        System.setOut(System.err);
        Path folder = Path.of(arguments[2]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Pass pass = Kind.valueOf(arguments[0]).open(Integer.parseInt(arguments[1]), folder)) {
            while (orders.readLine() != null) {
                pass.prepare(MadeCorpus.paths(folder));
                long start = System.nanoTime();
                pass.send(MadeCorpus.paths(folder));
                double seconds = (System.nanoTime() - start) / 1e9;
                pass.finish();
                answers.println(seconds);
                answers.flush();
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
