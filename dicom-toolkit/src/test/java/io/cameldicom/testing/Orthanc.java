package io.cameldicom.testing;

import io.cameldicom.toolkit.engine.DicomAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Orthanc server of our own: started with its own configuration, in a folder of its own, on free ports; closing ends
 * it and deletes the folder. An Orthanc that the machine runs as a service is never touched.
 */
public final class Orthanc implements AutoCloseable {
    private static final String AE_TITLE = "ORTHANC";
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration REQUEST_BOUND = Duration.ofSeconds(60);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path work;
    private final int httpPort;
    private final int dicomPort;
    private final PeerProcess process;

    private Orthanc(Path work, int httpPort, int dicomPort, String configuration) {
        this.work = work;
        this.httpPort = httpPort;
        this.dicomPort = dicomPort;
        Path file = Folders.write(work, "orthanc.json", configuration);
        this.process = PeerProcess.start(
                List.of(Command.find("Orthanc").toString(), file.toString()), Map.of("TCP_NODELAY", "1"), work);
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

    /**
     * Starts a server and waits until it answers, at most 60 s.
     *
     * @param changes options of Orthanc's configuration that replace ours; a value is JSON text, such as {@code true} or
     *     {@code "\"text\""}
     */
    public static Orthanc start(Map<String, String> changes) {
        require();
        Path work = Folders.temporary("orthanc");
        int httpPort = FreePort.find();
        int dicomPort = FreePort.find();
        Orthanc orthanc = new Orthanc(work, httpPort, dicomPort, configuration(work, httpPort, dicomPort, changes));
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

    private boolean answers() {
        try {
            return send(request("/system").GET()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Where to send to. */
    public DicomAddress address() {
        return DicomAddress.parse(AE_TITLE + "@127.0.0.1:" + dicomPort);
    }

    /** Orthanc's own identifiers of the instances that it holds, in no order. */
    public List<String> instances() {
        List<String> instances = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(text("/instances"));
        while (matcher.find()) {
            instances.add(matcher.group(1));
        }
        return instances;
    }

    /** Orthanc's own identifier of the instance with that SOP Instance UID, if it holds it. */
    public Optional<String> find(String sopInstanceUid) {
        String found = new String(post("/tools/lookup", sopInstanceUid), StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"").matcher(found);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The Part 10 file of an instance as Orthanc keeps it. */
    public byte[] file(String instance) {
        return get("/instances/" + instance + "/file");
    }

    /** Gives Orthanc a Part 10 file over REST. */
    public void upload(byte[] file) {
        post("/instances", BodyPublishers.ofByteArray(file));
    }

    /** Lets Orthanc store instances to another application and waits for the end; its own error answer is a failure. */
    public void store(DicomAddress destination, List<String> instances) {
        String modality =
                "[\"" + destination.aeTitle() + "\",\"" + destination.host() + "\"," + destination.port() + "]";
        check(send(request("/modalities/destination").PUT(BodyPublishers.ofString(modality))));
        post("/modalities/destination/store", "[\"" + String.join("\",\"", instances) + "\"]");
    }

    /** The body of a GET; any answer but 200 is a failure that shows the answer. */
    public byte[] get(String path) {
        return check(send(request(path).GET()));
    }

    /** As {@link #get}, as text. */
    public String text(String path) {
        return new String(get(path), StandardCharsets.UTF_8);
    }

    /** The answer to a POST; any answer but 200 is a failure that shows the answer. */
    public byte[] post(String path, String body) {
        return post(path, BodyPublishers.ofString(body));
    }

    private byte[] post(String path, HttpRequest.BodyPublisher body) {
        return check(send(request(path).POST(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .timeout(REQUEST_BOUND);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private byte[] check(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.request().method() + " " + response.uri().getPath() + ": "
                            + response.statusCode() + "\n" + new String(response.body(), StandardCharsets.UTF_8)
                            + "\noutput of Orthanc:\n" + output());
        }
        return response.body();
    }

    /** What the server printed so far. */
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
