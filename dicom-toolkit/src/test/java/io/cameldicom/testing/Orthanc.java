package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An Orthanc server of our own: started with its own configuration, in a folder of its own, on free ports; closing ends
 * it and deletes the folder. An Orthanc that the machine runs as a service is never touched.
 */
public final class Orthanc extends OrthancRest implements AutoCloseable {
    private static final String AE_TITLE = "ORTHANC";
    private static final Duration START_BOUND = Duration.ofSeconds(60);

    private final Path work;
    private final int dicomPort;
    private PeerProcess process;

    private Orthanc(Path work, int httpPort, int dicomPort, String configuration, String credentials) {
        super(URI.create("http://127.0.0.1:" + httpPort), credentials);
        this.work = work;
        this.dicomPort = dicomPort;
        Folders.write(work, "orthanc.json", configuration);
        this.process = run();
    }

    private PeerProcess run() {
        return PeerProcess.start(
                List.of(
                        Command.find("Orthanc").toString(),
                        work.resolve("orthanc.json").toString()),
                Map.of("TCP_NODELAY", "1"),
                work);
    }

    /** As {@code kill -9}; what it has stored stays. */
    public void kill() {
        process.handle().destroyForcibly();
        process.close();
    }

    /** Starts it again on the same ports, with what it had stored, and waits until it answers. */
    public void startAgain() {
        process = run();
        process.awaitReady(START_BOUND, this::answers);
    }

    /** Whether Orthanc is there. */
    public static boolean isInstalled() {
        return Command.find("Orthanc") != null;
    }

    /** Skips the test where Orthanc is missing, or fails it under {@code -Dpeers.required=true}. */
    public static void require() {
        PeersRequired.require(isInstalled(), "Orthanc (Debian package orthanc)");
    }

    /** Starts a server that accepts every SOP class and transfer syntax of the standard; waits until it answers. */
    public static Orthanc start() {
        return start(Map.of());
    }

    /** How to run a server that answers queries, worklists and retrieval for anybody. */
    public static Options options() {
        return new Options();
    }

    /** Options of Orthanc's configuration, beyond those that {@link #start()} has. */
    public static final class Options {
        private static final String WORKLISTS = "/usr/share/orthanc/plugins/libModalityWorklists.so";

        private final Map<String, String> changes = new LinkedHashMap<>(Map.of(
                "DicomAlwaysAllowFind", "true",
                "DicomAlwaysAllowFindWorklist", "true",
                "DicomAlwaysAllowGet", "true",
                "DicomAlwaysAllowMove", "true"));
        private final List<String> modalities = new ArrayList<>();
        private boolean tls;
        private String credentials = "";

        private Options() {}

        /** Has this user on its REST interface, and serves nobody else there. */
        public Options user(String name, String password) {
            credentials = name + ":" + password;
            return with("AuthenticationEnabled", "true")
                    .with("RegisteredUsers", "{ \"" + name + "\" : \"" + password + "\" }");
        }

        /** Knows this title on this machine: as a destination of C-MOVE, and to report storage commitment to. */
        public Options modality(String aeTitle, int port) {
            modalities.add(
                    "\"" + aeTitle + "\" : { \"AET\" : \"" + aeTitle + "\", \"Host\" : \"127.0.0.1\", \"Port\" : "
                            + port + ", \"AllowStorageCommitment\" : true, \"UseDicomTls\" : $tls }");
            return this;
        }

        /** Answers worklist queries, by the plug-in, from the files named {@code *.wl} in this folder. */
        public Options worklists(Path folder) {
            PeersRequired.require(Path.of(WORKLISTS).toFile().exists(), WORKLISTS + " (Debian package orthanc)");
            changes.put("Plugins", "[ \"" + WORKLISTS + "\" ]");
            changes.put("Worklists", "{ \"Enable\" : true, \"Database\" : \"" + folder + "\" }");
            return this;
        }

        /**
         * Speaks DICOM over TLS only, as server and as client, and demands a certificate of the caller that the keys' own
         * authority signed.
         */
        public Options tls(TlsKeys keys) {
            tls = true;
            return with("DicomTlsEnabled", "true")
                    .with("DicomTlsCertificate", "\"" + keys.certificate() + "\"")
                    .with("DicomTlsPrivateKey", "\"" + keys.key() + "\"")
                    .with("DicomTlsTrustedCertificates", "\"" + keys.authority() + "\"");
        }

        /** Any option of Orthanc's configuration; the value is JSON text. */
        public Options with(String name, String json) {
            changes.put(name, json);
            return this;
        }

        /** As {@link Orthanc#start(Map)}. */
        public Orthanc start() {
            String known = String.join(", ", modalities).replace("$tls", Boolean.toString(tls));
            return Orthanc.start(with("DicomModalities", "{ " + known + " }").changes, credentials);
        }
    }

    /**
     * Starts a server and waits until it answers, at most 60 s.
     *
     * @param changes options of Orthanc's configuration that replace ours; a value is JSON text, such as {@code true} or
     *     {@code "\"text\""}
     */
    public static Orthanc start(Map<String, String> changes) {
        return start(changes, "");
    }

    private static Orthanc start(Map<String, String> changes, String credentials) {
        require();
        Path work = Folders.temporary("orthanc");
        int httpPort = FreePort.find();
        int dicomPort = FreePort.find();
        Orthanc orthanc =
                new Orthanc(work, httpPort, dicomPort, configuration(work, httpPort, dicomPort, changes), credentials);
        try {
            orthanc.process.awaitReady(START_BOUND, orthanc::answers);
            return orthanc;
        } catch (IllegalStateException e) {
            Folders.delete(work);
            throw e;
        }
    }

    private static String configuration(Path work, int httpPort, int dicomPort, Map<String, String> changes) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("Name", "\"test\"");
        options.put("StorageDirectory", "\"" + work.resolve("storage") + "\"");
        options.put("IndexDirectory", "\"" + work.resolve("index") + "\"");
        options.put("StorageCompression", "false");
        options.put("Plugins", "[]");
        options.put("HttpPort", Integer.toString(httpPort));
        options.put("RemoteAccessAllowed", "false");
        // It would close a connection that was idle for a second, maybe under the next request.
        options.put("KeepAlive", "false");
        options.put("AuthenticationEnabled", "false");
        options.put("DicomAet", "\"" + AE_TITLE + "\"");
        options.put("DicomPort", Integer.toString(dicomPort));
        options.put("DicomAlwaysAllowEcho", "true");
        options.put("DicomAlwaysAllowStore", "true");
        options.put("UnknownSopClassAccepted", "true");
        options.put("AcceptedTransferSyntaxes", "[ \"1.2.840.10008.1.*\" ]");
        options.put("DicomScpTimeout", "30");
        options.put("OverwriteInstances", "true");
        options.put("StableAge", "1");
        options.putAll(changes);
        List<String> lines = new ArrayList<>();
        options.forEach((name, value) -> lines.add("  \"" + name + "\" : " + value));
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    /** Where to send to. */
    public DicomAddress address() {
        return DicomAddress.parse(AE_TITLE + "@127.0.0.1:" + dicomPort);
    }

    /** What the server printed so far. */
    @Override
    public String output() {
        return process.output();
    }

    /** The operating system's process, to measure it or to end it hard. */
    public ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(work);
    }
}
