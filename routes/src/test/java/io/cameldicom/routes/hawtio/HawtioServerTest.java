package io.cameldicom.routes.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.access.Users;
import io.cameldicom.routes.access.UsersCommand;
import io.cameldicom.routes.logging.LogLines;
import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HawtioServerTest {
    private static final Path WAR = Path.of("target", "hawtio.war").toAbsolutePath();
    private static final String PASSWORD = "a viewer's password";

    /** With a file of users, which takes long to make. */
    @TempDir
    static Path made;

    @TempDir
    Path state;

    private HawtioServer server;
    private Browser browser;

    @BeforeAll
    static void makeUsers() {
        users(made).set("vera", "viewer", user -> PASSWORD.toCharArray());
    }

    @BeforeEach
    void start() throws IOException {
        Files.copy(made.resolve("users"), state.resolve("users"), StandardCopyOption.COPY_ATTRIBUTES);
        server = HawtioServer.start(WAR, "127.0.0.1", 0, Users.open(state));
        browser = new Browser(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static UsersCommand users(Path state) {
        return new UsersCommand(state, new PrintWriter(new StringWriter()));
    }

    @Test
    void letsSomebodyInByThePasswordAndOutAgain() throws Exception {
        HttpResponse<String> in = browser.signIn("vera", PASSWORD);

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/hawtio");
        assertThat(browser.get("/user").body()).isEqualTo("\"vera\"");
        assertThat(browser.get("/camel").body()).contains("<div id=\"root\">");

        assertThat(browser.get("/auth/logout").headers().firstValue("Location").orElseThrow())
                .endsWith("/hawtio/login");
        assertThat(browser.get("/user").statusCode()).isEqualTo(401);
    }

    @Test
    void givesNoSessionForAWrongPassword() throws Exception {
        assertThat(browser.signIn("vera", "wrong").statusCode()).isEqualTo(401);
        assertThat(browser.signIn("nobody", PASSWORD).statusCode()).isEqualTo(401);
        assertThat(browser.signIn("admin", "admin").statusCode()).isEqualTo(401);
        assertThat(browser.post("/auth/login", "application/json", "{").statusCode())
                .isEqualTo(401);
        assertThat(browser.cookie()).isEmpty();
    }

    @Test
    void takesAPasswordFromNoForm() throws Exception {
        assertThat(browser.post("/auth/login", "application/x-www-form-urlencoded", "username=vera&password=x")
                        .statusCode())
                .isEqualTo(415);
        assertThat(browser.post(
                                "/auth/login",
                                "text/plain",
                                "{\"username\":\"vera\",\"password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void givesAnotherSessionAtEachSignIn() throws Exception {
        browser.signIn("vera", PASSWORD);
        String first = browser.cookie().orElseThrow();
        browser.signIn("vera", PASSWORD);

        assertThat(browser.cookie().orElseThrow()).isNotEqualTo(first);
        assertThat(browser.send(new Browser(server.port()).request("/user").header("Cookie", first))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionOfAUserWhoIsRemovedOrHasAnotherPassword() throws Exception {
        browser.signIn("vera", PASSWORD);
        users(state).set("vera", "admin", user -> (PASSWORD + "!").toCharArray());
        assertThat(browser.get("/user").statusCode()).isEqualTo(401);

        assertThat(browser.signIn("vera", PASSWORD + "!").statusCode()).isEqualTo(200);
        users(state).remove("vera");
        assertThat(browser.get("/user").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/camel",
                "/jmx",
                "/user",
                "/refresh",
                "/jolokia",
                "/jolokia/",
                "/jolokia/version",
                "/jolokia/list",
                "/jolokia/read/java.lang:type=Runtime",
                "/jolokia;a=b/version",
                "/jolokia;jsessionid=x",
                "/%6aolokia/version",
                "/static/../jolokia/version",
                "/static/%2e%2e/jolokia/version",
                "/static/..%2fjolokia/version",
                "/login/..;/jolokia/version",
                "/login/../jolokia",
                "/login/x",
                "/login;/../jolokia",
                "//jolokia/version",
                "/./jolokia",
                "/proxy",
                "/proxy/http/127.0.0.1/80/",
                "/proxy/enabled/../http/127.0.0.1",
                "/auth/config/oidc",
                "/keycloak/client-config",
                "/WEB-INF/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF/lib/hawtio-system-4.2.0.jar",
                "/META-INF/MANIFEST.MF",
                "/static/../WEB-INF/web.xml",
                "/static/%2e%2e/WEB-INF/web.xml",
                "/static/..%5cWEB-INF/web.xml",
                "/static//../WEB-INF/web.xml",
                "/index.html/../WEB-INF/web.xml",
                "/index.html%00.js"
            })
    void showsNothingWithoutASession(String path) throws Exception {
        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isIn(301, 302, 400, 401);
        assertThat(response.body()).isEmpty();
        response.headers()
                .firstValue("Location")
                .ifPresent(place -> assertThat(place).matches(".*/hawtio(/|/login)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF/lib/hawtio-system-4.2.0.jar",
                "/META-INF/MANIFEST.MF",
                "/static/../WEB-INF/web.xml",
                "/proxy/http/127.0.0.1/80/x.html",
                "/static/../../../../etc/passwd.x"
            })
    void hasNothingButThePageForThoseWhoSignedIn(String path) throws Exception {
        browser.signIn("vera", PASSWORD);

        HttpResponse<String> response = browser.get(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void saysThatConnectionsAndOtherSignOnsAreOff() throws Exception {
        assertThat(browser.get("/proxy/enabled").body()).isEqualTo("false");
        assertThat(browser.get("/keycloak/enabled").body()).isEqualTo("false");
        assertThat(browser.get("/auth/config").body()).isEqualTo("{}");
        assertThat(browser.get("/plugin").body()).isEqualTo("[]");
        assertThat(browser.get("/hawtconfig.json").body()).contains("\"/connect\"");
    }

    @Test
    void letsThePageReachNobodyButItsServer() throws Exception {
        HttpResponse<String> page = browser.get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("connect-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("http");
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "null",
                "http://127.0.0.1:PORT@evil.example",
                "http://127.0.0.1:PORT.evil.example",
                "file://"
            })
    void takesNothingFromAPageOfOthers(String origin) throws Exception {
        browser.signIn("vera", PASSWORD);

        HttpResponse<String> response = browser.send(browser.request("/jolokia")
                .header("Content-Type", "application/json")
                .header("Origin", origin.replace("PORT", Integer.toString(server.port())))
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void takesARequestOfItsOwnPage() throws Exception {
        browser.signIn("vera", PASSWORD);

        HttpResponse<String> response = browser.send(browser.request("/jolokia")
                .header("Content-Type", "text/json")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}")));

        assertThat(response.body()).contains("\"agent\":\"2.1.1\"");
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void takesNothingThatABrowserCallsCrossSite() throws Exception {
        browser.signIn("vera", PASSWORD);

        assertThat(browser.send(browser.request("/jolokia")
                                .header("Content-Type", "application/json")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("{\"type\":\"version\"}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void allowsNoCrossOriginRequestBeforehand() throws Exception {
        browser.signIn("vera", PASSWORD);

        HttpResponse<String> response = browser.send(browser.request("/jolokia")
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void refusesARequestThatIsTooLong() throws Exception {
        browser.signIn("vera", PASSWORD);

        assertThat(browser.jmx(List.of(Map.of("type", "version", "x", "x".repeat(2 << 20))))
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void showsItsPageWhileManyTryPasswordsAndLogsThemTogether() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(64);
        try (LogLines lines = new LogLines("camel-dicom")) {
            List<Future<Integer>> guesses = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String user = "u" + i;
                guesses.add(many.submit(
                        () -> new Browser(server.port()).signIn(user, PASSWORD).statusCode()));
            }
            assertThat(browser.get("/login").statusCode()).isEqualTo(200);

            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> guess : guesses) {
                answers.add(guess.get(60, TimeUnit.SECONDS));
            }
            assertThat(answers).contains(401, 503).containsOnly(401, 503);
            assertThat(lines.with("event", "hawtio.refused").size()).isLessThan(Collections.frequency(answers, 401));
        } finally {
            many.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PUT", "DELETE", "PROPFIND"})
    void knowsNoOtherMethod(String method) throws Exception {
        HttpResponse<String> response =
                browser.send(browser.request("/index.html").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void keepsNobodyOutForThoseWhoOnlyHoldConnectionsOpen() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                idle.add(socket);
                socket.getOutputStream()
                        .write(("POST /hawtio/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/json\r\nContent-Length: 8000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(browser.signIn("vera", PASSWORD).statusCode()).isIn(200, 503);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.signIn("vera", PASSWORD).statusCode() == 200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** Two thousand answers of a megabyte would be in memory at once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"list\"}",
                "{\"type\":\"search\",\"mbean\":\"*:*\"}",
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=MemoryPool,*\"}",
                "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Threading\",\"operation\":\"dumpAllThreads(boolean,boolean)\","
                        + "\"arguments\":[true,true]}"
            })
    void refusesAListThatAsksForTooMuch(String request) throws Exception {
        browser.signIn("vera", PASSWORD);

        assertThat(browser.post("/jolokia", "application/json", bulk(request, 11))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/jolokia", "application/json", bulk(request, 10))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesALongListOfShortReads() throws Exception {
        browser.signIn("vera", PASSWORD);

        HttpResponse<String> response = browser.post(
                "/jolokia",
                "application/json",
                bulk("{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\"}", 2000));

        assertThat(response.body().split("\"value\":false", -1)).hasSize(2001);
    }

    private static String bulk(String request, int times) {
        return "[" + String.join(",", Collections.nCopies(times, request)) + "]";
    }

    @Test
    void namesTheOptionWhoseValueCannotBeUsed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> HawtioServer.start(WAR, "127.0.0.1", taken.getLocalPort(), Users.open(state)))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining("hawtio.port: '" + taken.getLocalPort() + "'");
        }
        assertThatThrownBy(() -> HawtioServer.start(state.resolve("hawtio.war"), "127.0.0.1", 0, Users.open(state)))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("hawtio.enabled")
                .hasMessageContaining("hawtio.war");
        Path other = Files.writeString(state.resolve("other.war"), "no archive");
        assertThatThrownBy(() -> HawtioServer.start(other, "127.0.0.1", 0, Users.open(state)))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("hawtio.enabled");
    }

    @Test
    void leavesNoThreadWhenItStops() {
        server.close();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("hawtio")
                                || thread.getName().contains("Session-HouseKeeper")
                                || thread.getName().toLowerCase(Locale.ROOT).contains("jolokia")));
    }
}
