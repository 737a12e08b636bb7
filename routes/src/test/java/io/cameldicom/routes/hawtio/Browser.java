package io.cameldicom.routes.hawtio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a browser does with Hawtio: it keeps one cookie, and follows no redirect by itself. */
public final class Browser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();

    private final int port;
    private Optional<String> cookie = Optional.empty();

    public Browser(int port) {
        this.port = port;
    }

    /** Asks for a path below {@code /hawtio}, which is sent as it stands. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(String user, String password) throws IOException, InterruptedException {
        return post(
                "/auth/login",
                "application/json",
                JSON.writeValueAsString(Map.of("username", user, "password", password)));
    }

    /** A request to Jolokia. */
    public HttpResponse<String> jmx(Object request) throws IOException, InterruptedException {
        return post("/jolokia", "application/json", JSON.writeValueAsString(request));
    }

    /** The answer of Jolokia. */
    public JsonNode answer(Object request) throws IOException, InterruptedException {
        return JSON.readTree(jmx(request).body());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hawtio" + path))
                .timeout(Duration.ofSeconds(60));
        cookie.ifPresent(value -> request.header("Cookie", value));
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = Optional.of(value.split(";", 2)[0]));
        return response;
    }

    Optional<String> cookie() {
        return cookie;
    }
}
