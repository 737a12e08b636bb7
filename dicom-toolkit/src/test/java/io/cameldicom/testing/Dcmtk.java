package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The DICOM tools of OFFIS DCMTK, as installed on this machine. */
public final class Dcmtk {
    private static final List<String> NEEDED = List.of(
            "storescp",
            "storescu",
            "echoscu",
            "findscu",
            "movescu",
            "getscu",
            "dcmqrscp",
            "dcmqridx",
            "wlmscpfs",
            "dcmdump",
            "dcmconv",
            "dump2dcm",
            "img2dcm");

    private Dcmtk() {}

    /** Whether the tools that the tests use are there. */
    public static boolean isInstalled() {
        return NEEDED.stream().allMatch(tool -> Command.find(tool) != null);
    }

    /** Skips the test where DCMTK is missing, or fails it under {@code -Dpeers.required=true}. */
    public static void require() {
        PeersRequired.require(isInstalled(), "DCMTK (Debian package dcmtk)");
    }

    /** Runs a tool to its end, within 120 s; without Nagle, so that it does not wait for delayed acknowledgements. */
    public static Command.Result run(String tool, Object... arguments) {
        require();
        List<Object> command = new ArrayList<>();
        command.add(Command.find(tool));
        command.addAll(List.of(arguments));
        return Command.run(Map.of("TCP_NODELAY", "1"), command);
    }

    /** {@code storescp} on a free port; closing ends it and removes its working folder, but not a folder it stored into. */
    public static final class StoreScp implements AutoCloseable {
        private static final String AE_TITLE = "STORESCP";
        private static final Duration START_BOUND = Duration.ofSeconds(20);

        private final PeerProcess process;
        private final Path work;
        private final Path stored;
        private final int port;

        private StoreScp(PeerProcess process, Path work, Path stored, int port) {
            this.process = process;
            this.work = work;
            this.stored = stored;
            this.port = port;
        }

        /** Keeps objects in {@code folder} with the bytes of their data sets as received, and accepts what it knows. */
        public static StoreScp storing(Path folder) {
            return options().storingInto(folder).acceptingAll().start();
        }

        /** Discards what it receives. */
        public static StoreScp ignoring() {
            return options().acceptingAll().start();
        }

        /** A server that discards objects, accepts uncompressed transfer syntaxes and has Nagle off, until told otherwise. */
        public static Options options() {
            return new Options();
        }

        public int port() {
            return port;
        }

        public DicomAddress address() {
            return DicomAddress.parse(AE_TITLE + "@127.0.0.1:" + port);
        }

        /** The objects kept so far, in no order; a file may still be in the making while an association is open. */
        public List<Path> received() {
            if (stored.equals(work)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(stored)) {
                return files.toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The object of that SOP Instance UID, if it was kept. */
        public Optional<Path> received(String sopInstanceUid) {
            return received().stream()
                    .filter(file -> file.getFileName().toString().endsWith("." + sopInstanceUid))
                    .findFirst();
        }

        /** What the server printed so far. */
        public String output() {
            return process.output();
        }

        /** The operating system's process, to measure it or to end it hard. */
        public ProcessHandle handle() {
            return process.handle();
        }

        /** As {@code kill -9}; what it has stored stays. */
        public void kill() {
            process.handle().destroyForcibly();
            close();
        }

        @Override
        public void close() {
            process.close();
            Folders.delete(work);
        }

        /** How to run the server. */
        public static final class Options {
            private final List<String> arguments = new ArrayList<>(List.of("-dhl"));
            private final Map<String, String> environment = new HashMap<>(Map.of("TCP_NODELAY", "1"));
            private Path folder;
            private String configuration;
            private int port;

            private Options() {}

            /** Keeps objects in this existing folder, data sets byte for byte ({@code +B}). */
            public Options storingInto(Path existingFolder) {
                this.folder = existingFolder;
                return this;
            }

            /** Longest PDU that it takes, 4096 to 131072 bytes; 16384 otherwise. */
            public Options maximumPdu(int bytes) {
                return argument("-pdu", Integer.toString(bytes));
            }

            /** Accepts every transfer syntax that DCMTK knows, for known and unknown SOP classes. */
            public Options acceptingAll() {
                return argument("+xa", "-pm");
            }

            /** Accepts exactly these pairs, for instance private transfer syntaxes; not together with {@link #acceptingAll}. */
            public Options accepting(Collection<String> sopClasses, Collection<String> transferSyntaxes) {
                StringBuilder text = new StringBuilder(
                        "[[TransferSyntaxes]]\n[Plain]\nTransferSyntax1 = 1.2.840.10008.1.2\n[Any]\n");
                int number = 0;
                for (String uid : transferSyntaxes) {
                    text.append("TransferSyntax")
                            .append(++number)
                            .append(" = ")
                            .append(uid)
                            .append('\n');
                }
                text.append("[[PresentationContexts]]\n[Storage]\n");
                number = 0;
                text.append("PresentationContext").append(++number).append(" = 1.2.840.10008.1.1\\Plain\n");
                for (String uid : sopClasses) {
                    text.append("PresentationContext")
                            .append(++number)
                            .append(" = ")
                            .append(uid)
                            .append("\\Any\n");
                }
                configuration = text.append("[[Profiles]]\n[Default]\nPresentationContexts = Storage\n")
                        .toString();
                return this;
            }

            /** As Debian ships it: with Nagle on, each answer waits for the sender's delayed acknowledgement. */
            public Options withNagle() {
                environment.remove("TCP_NODELAY");
                return this;
            }

            /** This port in the place of one that is free. */
            public Options port(int number) {
                this.port = number;
                return this;
            }

            /** Speaks TLS only, and demands a certificate of the caller that the keys' own authority signed. */
            public Options tls(TlsKeys keys) {
                arguments.addAll(keys.arguments());
                return this;
            }

            /** Speaks TLS only, and asks for no certificate of the caller. */
            public Options tlsForAnybody(TlsKeys keys) {
                return tls(keys).argument("-ic");
            }

            /** Further environment of the process. */
            public Options environment(String name, String value) {
                environment.put(name, value);
                return this;
            }

            /** Further arguments as storescp writes them. */
            public Options argument(String... words) {
                arguments.addAll(List.of(words));
                return this;
            }

            /** Starts the server and waits until it accepts connections, at most 20 s. */
            public StoreScp start() {
                require();
                return port == 0 ? Listening.onFreePort(this::startOn) : startOn(port);
            }

            private StoreScp startOn(int port) {
                Path work = Folders.temporary("storescp");
                List<String> command = new ArrayList<>();
                command.add(Command.find("storescp").toString());
                command.addAll(arguments);
                if (configuration != null) {
                    command.addAll(List.of(
                            "-xf",
                            Folders.write(work, "accept.cfg", configuration).toString(),
                            "Default"));
                }
                command.addAll(folder == null ? List.of("--ignore") : List.of("+B", "-od", folder.toString()));
                command.add(Integer.toString(port));
                PeerProcess process = Listening.start(command, environment, work, port, START_BOUND);
                return new StoreScp(process, work, folder == null ? work : folder, port);
            }
        }
    }
}
