package io.cameldicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A Prometheus with a configuration and a storage of its own, on a free port of 127.0.0.1; closing ends it. */
public final class Prometheus implements AutoCloseable {
    private static final Duration START_BOUND = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path work;
    private final URI server;
    private final PeerProcess process;

    private Prometheus(Path work, URI server, PeerProcess process) {
        this.work = work;
        this.server = server;
        this.process = process;
    }

    /** Skips the test where Prometheus is missing, whatever {@code peers.required} says. */
    public static void require() {
        Assumptions.assumeTrue(
                Command.find("prometheus") != null && Command.find("promtool") != null,
                "missing: prometheus and promtool (Debian package prometheus)");
    }

    /** Runs {@code promtool} to its end. */
    public static Command.Result promtool(Object... arguments) {
        require();
        List<Object> command = new ArrayList<>(List.of(Command.find("promtool")));
        command.addAll(List.of(arguments));
        return Command.run(Map.of(), command);
    }

    /** Starts it and waits until it is ready, at most 60 s. */
    public static Prometheus start(Path configuration) {
        require();
        int port = FreePort.find();
        Path work = Folders.temporary("prometheus");
        PeerProcess process = PeerProcess.start(
                List.of(
                        Command.find("prometheus").toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + work.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port),
                Map.of(),
                work);
        Prometheus started = new Prometheus(work, URI.create("http://127.0.0.1:" + port), process);
        process.awaitReady(START_BOUND, started::isReady);
        return started;
    }

    private boolean isReady() {
        try {
            return send("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The answer of its API, JSON; for a query it refuses, the answer that says so. */
    public String api(String path) {
        return send("/api/v1/" + path).body();
    }

    /** The answer to a query for what is now, JSON. */
    public String query(String expression) {
        return api("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.resolve(path))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What it printed so far. */
    public String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(work);
    }
}
