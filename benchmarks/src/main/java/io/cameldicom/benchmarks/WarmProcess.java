package io.cameldicom.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The JVM of a {@link WarmSender}: for each line of input it sends the corpus once and prints the seconds that it took. */
final class WarmProcess {
    static final String NETTY = "netty";
    static final String DCM4CHE = "dcm4che";

    private WarmProcess() {}

    /** What sends, and with which engine. */
    enum Kind {
        ENGINE("engine", NETTY, (port, folder) -> new EnginePass(port, NETTY)),
        ENGINE_DCM4CHE("engine dcm4che", DCM4CHE, (port, folder) -> new EnginePass(port, DCM4CHE)),
        ROUTE("dicom:store: in a route", NETTY, (port, folder) -> new RoutePass(port, NETTY, RoutePass.A_FEW)),
        ROUTE_DCM4CHE(
                "dicom:store: in a route, engine=dcm4che",
                DCM4CHE,
                (port, folder) -> new RoutePass(port, DCM4CHE, RoutePass.A_FEW)),
        ONE_BY_ONE(
                "dicom:store: in a route, one after the other", NETTY, (port, folder) -> new RoutePass(port, NETTY, 1)),
        FOLDER("file: to dicom:read to dicom:store:", NETTY, (port, folder) -> new FolderPass(port, folder, NETTY)),
        FOLDER_DCM4CHE(
                "file: to dicom:read to dicom:store:, engine=dcm4che",
                DCM4CHE,
                (port, folder) -> new FolderPass(port, folder, DCM4CHE));

        private final String title;
        private final String engine;
        private final Opening opening;

        Kind(String title, String engine, Opening opening) {
            this.title = title;
            this.engine = engine;
            this.opening = opening;
        }

        String title() {
            return title;
        }

        /** Whether its engine is on the class path. */
        boolean isPresent() {
            return EnginePass.provider(engine).isPresent();
        }

        Pass open(int port, Path folder) throws Exception {
            return opening.open(port, folder);
        }
    }

    private interface Opening {
        Pass open(int port, Path folder) throws Exception;
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
