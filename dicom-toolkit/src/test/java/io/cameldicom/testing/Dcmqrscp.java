package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code dcmqrscp}, the small archive of DCMTK, with a configuration and a database of its own on a free port: C-ECHO,
 * C-STORE, C-FIND, C-MOVE and C-GET in the Patient Root, Study Root and Patient/Study Only models; no TLS. Closing
 * ends it and deletes its folder.
 */
public final class Dcmqrscp implements AutoCloseable {
    private static final String AE_TITLE = "DCMQRSCP";
    private static final Duration START_BOUND = Duration.ofSeconds(20);

    private final PeerProcess process;
    private final Path work;
    private final int port;

    private Dcmqrscp(PeerProcess process, Path work, int port) {
        this.process = process;
        this.work = work;
        this.port = port;
    }

    /** An archive that knows nobody to move to. */
    public static Dcmqrscp start() {
        return options().start();
    }

    public static Options options() {
        return new Options();
    }

    public DicomAddress address() {
        return DicomAddress.parse(AE_TITLE + "@127.0.0.1:" + port);
    }

    /** What the server printed so far. */
    public String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(work);
    }

    /** How to run the server. */
    public static final class Options {
        private final Map<String, Integer> destinations = new LinkedHashMap<>();
        private final List<Path> content = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();

        private Options() {}

        /** Knows this title as a destination of C-MOVE, on this machine. */
        public Options destination(String aeTitle, int port) {
            destinations.put(aeTitle, port);
            return this;
        }

        /** Holds these Part 10 files from the start, by {@code dcmqridx}; they are read in place. */
        public Options holding(List<Path> files) {
            content.addAll(files);
            return this;
        }

        /** Further arguments as dcmqrscp writes them. */
        public Options argument(String... words) {
            arguments.addAll(List.of(words));
            return this;
        }

        /** Starts the server and waits until it accepts connections, at most 20 s. */
        public Dcmqrscp start() {
            Dcmtk.require();
            return Listening.onFreePort(this::startOn);
        }

        private Dcmqrscp startOn(int port) {
            Path work = Folders.temporary("dcmqrscp");
            Path database = work.resolve("database");
            if (!database.toFile().mkdir()) {
                throw new IllegalStateException("cannot make " + database);
            }
            if (!content.isEmpty()) {
                List<Object> index = new ArrayList<>(List.of(database));
                index.addAll(content);
                Dcmtk.run("dcmqridx", index.toArray()).requireSuccess();
            }
            List<String> command = new ArrayList<>();
            command.add(Command.find("dcmqrscp").toString());
            command.addAll(arguments);
            command.addAll(List.of(
                    "-c",
                    Folders.write(work, "dcmqrscp.cfg", configuration(database, port))
                            .toString()));
            return new Dcmqrscp(
                    Listening.start(command, Map.of("TCP_NODELAY", "1"), work, port, START_BOUND), work, port);
        }

        private String configuration(Path database, int port) {
            StringBuilder hosts = new StringBuilder();
            destinations.forEach((title, number) -> hosts.append(title)
                    .append(" = (")
                    .append(title)
                    .append(", localhost, ")
                    .append(number)
                    .append(")\n"));
            return "NetworkTCPPort = " + port + "\nMaxPDUSize = 16384\nMaxAssociations = 16\n"
                    + "HostTable BEGIN\n" + hosts + "HostTable END\n"
                    + "VendorTable BEGIN\nVendorTable END\n"
                    + "AETable BEGIN\n" + AE_TITLE + " " + database + " RW (200, 1024mb) ANY\nAETable END\n";
        }
    }
}
