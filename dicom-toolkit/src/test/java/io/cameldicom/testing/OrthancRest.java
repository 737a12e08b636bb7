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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests ask of an Orthanc over its REST interface, wherever it runs. */
public class OrthancRest {
    private static final Duration REQUEST_BOUND = Duration.ofSeconds(60);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String credentials;

    /**
     * @param server such as {@code http://127.0.0.1:8042}
     * @param credentials {@code user:password}, or empty where none are asked for
     */
    public OrthancRest(URI server, String credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    /** Where it is, such as {@code http://127.0.0.1:8042}. */
    public URI server() {
        return server;
    }

    /** The status of the answer to a GET, whatever it is. */
    public int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    /** Whether the server answers now. */
    public boolean answers() {
        try {
            return status("/system") == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What the server printed so far; empty where nobody knows. */
    public String output() {
        return "";
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

    /** Makes Orthanc forget an instance. */
    public void delete(String instance) {
        check(send(request("/instances/" + instance).DELETE()));
    }

    private byte[] post(String path, HttpRequest.BodyPublisher body) {
        return check(send(request(path).POST(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(REQUEST_BOUND);
        if (!credentials.isEmpty()) {
            String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request;
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
}
