package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.access.UsersCommand;
import io.cameldicom.routes.scripted.Peer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a running service, as browsers ask for it. */
@Timeout(180)
class DashboardTest {
    private static final String TITLE = "BOARD";
    private static final String PASSWORD = "four words are best";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int STREAMS = 20;

    @TempDir
    Path root;

    private final Peer peer = Peer.named(TITLE);
    private final HttpClient client = HttpClient.newHttpClient();
    private RoutesFixture routes;
    private Service service;

    @BeforeEach
    void start() throws Exception {
        routes = new RoutesFixture(root).scripted(TITLE).managed();
        Path state = Files.createDirectories(root.resolve("state"));
        UsersCommand users = new UsersCommand(state, new PrintWriter(new StringWriter()));
        users.set("admin", "admin", user -> PASSWORD.toCharArray());
        users.set("viewer", "viewer", user -> PASSWORD.toCharArray());
        service = routes.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private HttpRequest.Builder request(String path, String user) {
        String credentials = user + ":" + PASSWORD;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.managementPort() + path))
                .timeout(LONGEST)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return client.send(request(path, user).build(), BodyHandlers.ofString());
    }

    private String page() throws Exception {
        return get("/", "admin").body();
    }

    private static String token(String page) {
        Matcher found = Pattern.compile("id=\"token\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> post(String user, String site, String form) throws Exception {
        HttpRequest.Builder request = request("/redrive", user)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private TestObjects drop(String name) throws IOException {
        TestObjects object = TestObjects.ct();
        object.write(routes.inbox().resolve(name));
        return object;
    }

    private void dropLetter(String name) throws IOException {
        Files.writeString(routes.inbox().resolve(name), "no image at all ".repeat(30));
    }

    private void awaitPage(String... words) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(page().replace('\u00A0', ' ')).contains(words));
    }

    @Test
    void showsAllWithoutJavaScript() throws Exception {
        drop("Smith^John.dcm");
        dropLetter("Müller Max.txt");

        awaitPage("BOARD@<wbr>127.0.0.1:<wbr>104", "reachable", "1 file ", "not-dicom", "in quarantine", "1 of 1 file");
        assertThat(page())
                .doesNotContain("Smith", "John", "Müller", "Max", ".txt", routes.root.toString())
                .contains("The file is no DICOM file.", "<button type=\"submit\" form=\"redrive\"");
    }

    @Test
    void keepsThePeersWordsToItself() throws Exception {
        peer.answers(dataSet -> Peer.answer(0xC000));
        drop("a.dcm");

        awaitPage("refused", "C000");
        assertThat(page()).doesNotContain("Smith", "not welcome");
    }

    @Test
    void letsOnlyUsersInAndOnlyAdminsAct() throws Exception {
        dropLetter("a.txt");
        awaitPage("not-dicom", "Send again");

        HttpResponse<String> viewers = get("/", "viewer");
        assertThat(viewers.statusCode()).isEqualTo(200);
        assertThat(viewers.body()).contains("not-dicom").doesNotContain("<button");
        assertThat(post("viewer", "same-origin", "cause=not-dicom&token=" + token(page()))
                        .statusCode())
                .isEqualTo(403);
        for (String path : List.of("/", "/events", "/dashboard.css", "/dashboard.js", "/dashboard.svg")) {
            assertThat(get(path, "nobody").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(post("nobody", "same-origin", "cause=not-dicom").statusCode())
                .isEqualTo(401);
        assertThat(RoutesFixture.files(routes.quarantine())).contains("a.txt");
    }

    @Test
    void takesNoFormOfAnotherPage() throws Exception {
        String token = token(page());

        assertThat(post("admin", "cross-site", "cause=not-dicom&token=" + token).statusCode())
                .isEqualTo(403);
        assertThat(post("admin", null, "cause=not-dicom&token=" + token).statusCode())
                .isEqualTo(403);
        assertThat(post("admin", "same-origin", "cause=not-dicom").statusCode()).isEqualTo(403);
        assertThat(post("admin", "same-origin", "cause=not-dicom&token=x").statusCode())
                .isEqualTo(403);
        assertThat(post("admin", "same-origin", "token=" + token).statusCode()).isEqualTo(400);
        assertThat(post("admin", "same-origin", "cause=not-dicm&token=" + token).body())
                .contains("nearest is not-dicom");
        assertThat(post("admin", "same-origin", "file=../../etc&token=" + token).statusCode())
                .isEqualTo(400);
        assertThat(get("/redrive", "admin").statusCode()).isIn(404, 405);
    }

    @Test
    void tellsBrowsersToRunAndToSendNothingElse() throws Exception {
        HttpResponse<String> page = get("/", "admin");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("Referrer-Policy"))
                .as("no-referrer would make browsers hide the origin of the form")
                .contains("same-origin");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(get("/dashboard.css", "viewer").headers().firstValue("Content-Type"))
                .contains("text/css; charset=utf-8");
        assertThat(get("/dashboard.js", "viewer").headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
    }

    @Test
    void sendsAllFilesOfACauseAgain() throws Exception {
        peer.answers(dataSet -> Peer.answer(0xC000));
        drop("a.dcm");
        drop("b.dcm");
        dropLetter("c.txt");
        await().atMost(LONGEST).until(() -> routes.tally.quarantined() == 3);
        peer.answers(dataSet -> Peer.answer(0));

        HttpResponse<String> answer = post("admin", "same-origin", "cause=refused&token=" + token(page()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/#result");
        await().atMost(LONGEST).until(() -> routes.tally.sent() == 2);
        awaitPage("all files of the cause refused", "refused: 2 put back into the inbox", "by admin");
        await().atMost(LONGEST).untilAsserted(() -> assertThat(page()).doesNotContain("value=\"refused\""));
        assertThat(RoutesFixture.files(routes.quarantine())).containsExactly("c.txt", "c.txt.reason.json");
    }

    @Test
    void sendsOneFileAgainByItsNumber() throws Exception {
        peer.answers(dataSet -> Peer.answer(0xC000));
        drop("a.dcm");
        await().atMost(LONGEST).until(() -> routes.tally.quarantined() == 1);
        drop("b.dcm");
        await().atMost(LONGEST).until(() -> routes.tally.quarantined() == 2);
        peer.answers(dataSet -> Peer.answer(0));
        Matcher newest =
                Pattern.compile("name=\"file\" value=\"([0-9a-f]{8})\"").matcher(page());
        assertThat(newest.find()).isTrue();

        assertThat(post("admin", "same-origin", "file=" + newest.group(1) + "&token=" + token(page()))
                        .statusCode())
                .isEqualTo(303);

        await().atMost(LONGEST).until(() -> routes.tally.sent() == 1);
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(RoutesFixture.files(routes.sent())).containsExactly("b.dcm"));
    }

    /** A browser that listens. */
    private final class Listener implements AutoCloseable {
        private final StringBuffer heard = new StringBuffer();
        private final InputStream stream;
        private final CompletableFuture<Void> end;

        Listener(String user) throws Exception {
            HttpResponse<InputStream> response =
                    client.send(request("/events", user).build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            stream = response.body();
            end = CompletableFuture.runAsync(this::listen);
        }

        private void listen() {
            byte[] bytes = new byte[64 * 1024];
            try {
                for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
                    heard.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                heard.append("cut off");
            }
        }

        void awaitWords(String... words) {
            await().atMost(LONGEST)
                    .untilAsserted(() ->
                            assertThat(heard.toString().replace('\u00A0', ' ')).contains(words));
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    @Test
    void tellsListenersOfEachChange() throws Exception {
        try (Listener admin = new Listener("admin");
                Listener viewer = new Listener("viewer")) {
            admin.awaitWords("retry: 2000", "\"token\":", "The inbox is empty");
            dropLetter("Smith.txt");
            drop("Jones.dcm");

            admin.awaitWords("not-dicom", "Send again", "in quarantine", "1 file ");
            viewer.awaitWords("not-dicom", "in quarantine");
            assertThat(viewer.heard.toString()).doesNotContain("<button", "Smith", "Jones");
            assertThat(admin.heard.toString()).doesNotContain("Smith", "Jones");
        }
    }

    @Test
    void beatsWhileNothingChanges() throws Exception {
        try (Listener listener = new Listener("viewer")) {
            listener.awaitWords("\"sections\":{}");
        }
    }

    @Test
    void endsStreamsAtAStop() throws Exception {
        try (Listener listener = new Listener("viewer")) {
            listener.awaitWords("The inbox is empty");

            service.close();

            await().atMost(LONGEST).until(listener.end::isDone);
        }
    }

    @Test
    void listensToAFewPagesAtATime() throws Exception {
        List<Listener> listeners = new ArrayList<>();
        try {
            for (int i = 0; i < STREAMS; i++) {
                listeners.add(new Listener("viewer"));
            }
            HttpResponse<String> refused = get("/events", "viewer");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("20 pages are open already");
            assertThat(get("/", "viewer").statusCode()).isEqualTo(200);

            listeners.remove(0).close();

            await().atMost(LONGEST).untilAsserted(() -> listeners.add(new Listener("viewer")));
        } finally {
            for (Listener listener : listeners) {
                listener.close();
            }
        }
    }

    @Test
    void showsAQuarantineOfManyFilesAtOnceAndCountsItInTheBackground() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            Path file = Files.writeString(routes.quarantine().resolve("Smith" + i), "contents");
            Files.writeString(
                    file.resolveSibling("Smith" + i + ".reason.json"),
                    "{\"cause\":\"refused\",\"message\":\"status C000\",\"errorComment\":\"Smith\",\"fileId\":\""
                            + String.format("%08x", i) + "\",\"originalPath\":\"Smith" + i
                            + "\",\"size\":8,\"quarantined\":\"2026-11-24T10:00:00Z\"}");
        }

        awaitPage(">10 000<", "10 000 files of cause refused");
        assertThat(page()).doesNotContain("Smith");
        assertThat(Stream.of(page().split("name=\"file\"", -1))).hasSize(51);
    }
}
