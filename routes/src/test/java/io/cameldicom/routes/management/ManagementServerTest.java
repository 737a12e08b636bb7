package io.cameldicom.routes.management;

import static io.cameldicom.routes.management.RawHttp.basic;
import static io.cameldicom.routes.management.RawHttp.exchange;
import static io.cameldicom.routes.management.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.access.Access;
import io.cameldicom.routes.access.Role;
import io.cameldicom.routes.logging.LogLines;
import io.cameldicom.routes.management.RawHttp.Answer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ManagementServerTest {
    private static final String ADMIN = basic("admin", "swordfish: ü");
    private static final String VIEWER = basic("viewer", "look");

    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger checking = new AtomicInteger();
    private final AtomicBoolean goOn = new AtomicBoolean();
    private ManagementServer server;

    @BeforeEach
    void start() throws IOException {
        server = ManagementServer.start("127.0.0.1", 0, new SlowAccess());
        server.mount(new Pages());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Optional<Role> roleOf(String user, char[] password) {
        if (Thread.currentThread().getName().contains("eventloop")) {
            throw new IllegalStateException("passwords are checked on the event loop");
        }
        if (user.equals("admin") && Arrays.equals(password, "swordfish: ü".toCharArray())) {
            return Optional.of(Role.ADMIN);
        }
        return user.equals("viewer") && Arrays.equals(password, "look".toCharArray())
                ? Optional.of(Role.VIEWER)
                : Optional.empty();
    }

    /** Takes as long as the test wants to look at the password "slow"; has seen that of the admin not long ago. */
    private final class SlowAccess implements Access {
        @Override
        public Optional<Role> roleOf(String user, char[] password) {
            if (Arrays.equals(password, "slow".toCharArray())) {
                checking.incrementAndGet();
                await().atMost(Duration.ofSeconds(60)).until(goOn::get);
            }
            return ManagementServerTest.roleOf(user, password);
        }

        @Override
        public Optional<Role> roleIfRecent(String user, char[] password) {
            return ManagementServerTest.roleOf(user, password).filter(role -> role == Role.ADMIN);
        }
    }

    private final class Pages implements Page {
        @Override
        public void mount(Router router) {
            router.get("/").handler(context -> context.end("start"));
            router.get("/open/page")
                    .handler(context -> context.end(
                            "open to " + Visitor.of(context).map(Visitor::name).orElse("all")));
            router.get("/closed/page")
                    .handler(context ->
                            context.end(Visitor.of(context).orElseThrow().toString()));
            router.post("/closed/form").handler(context -> {
                posts.incrementAndGet();
                context.end(context.body().asString());
            });
            router.get("/closed/broken").handler(context -> {
                throw new IllegalStateException("Müller^Max");
            });
        }

        @Override
        public Set<String> openPaths() {
            return Set.of("/open/page");
        }
    }

    private int port() {
        return server.port();
    }

    private Answer get(String target, String... headers) throws IOException {
        return send(port(), "GET", target, headers);
    }

    @Test
    void opensOnlyWhatWasNamedOpen() throws IOException {
        assertThat(get("/open/page").body()).isEqualTo("open to all");
        assertThat(get("/open/page", VIEWER).body()).isEqualTo("open to viewer");
        assertThat(get("/open/page?details=1").status()).isEqualTo(200);

        Answer closed = get("/closed/page");
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.headers())
                .containsEntry("WWW-Authenticate", "Basic realm=\"camel-dicom\", charset=\"UTF-8\"");
    }

    @Test
    void tellsPagesWhoCame() throws IOException {
        assertThat(get("/closed/page", ADMIN).body()).isEqualTo("Visitor[name=admin, role=ADMIN]");
        assertThat(get("/closed/page", VIEWER).body()).isEqualTo("Visitor[name=viewer, role=VIEWER]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/closed/page",
                "/",
                "/unknown",
                "//open/page",
                "/open//page",
                "/open/page/",
                "/open/page/.",
                "/open/./page",
                "/open/page/../page",
                "/open/page/../../closed/page",
                "/open/page/%2e%2e/%2e%2e/closed/page",
                "/open/%70age",
                "/open%2fpage",
                "/open%2Fpage",
                "/open/page;a=b",
                "/open/page%00",
                "/open/page%0d%0a",
                "/open/page#x",
                "/open/Page",
                "/OPEN/PAGE",
                "/open\\page",
                "/open/page%",
                "/open/page%zz",
                "/%252e%252e/closed/page",
                "/..;/closed/page",
                "/q/info",
                "/q/dev",
                "/q/send",
                "/q/upload",
                "/q/download",
                "/q/jolokia",
                "/q/metrics",
                "/q/health",
                "/observe/info",
                "/observe/jolokia/list",
                "/jolokia",
                "/hawtio",
            })
    void showsNothingToStrangersUnderAnyOtherSpelling(String target) throws IOException {
        Answer stranger = get(target);

        assertThat(stranger.status()).isIn(400, 401);
        assertThat(stranger.body()).doesNotContain("open to").doesNotContain("Visitor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unknown",
                "//closed/page",
                "/closed//page",
                "/closed/page/",
                "/closed/../closed/page",
                "/closed/%70age",
                "/closed/page;a=b",
                "/closed%2fpage",
                "/.hidden",
                "/q/info",
                "/q/dev",
                "/observe/jolokia"
            })
    void hasNothingElseForUsers(String target) throws IOException {
        assertThat(get(target, ADMIN).status()).isEqualTo(404);
    }

    @Test
    void refusesWrongPasswordsAlsoOnOpenPaths() throws IOException {
        assertThat(get("/open/page", basic("admin", "guess")).status()).isEqualTo(401);
        assertThat(get("/closed/page", basic("nobody", "look")).status()).isEqualTo(401);
        assertThat(get("/closed/page", ADMIN, VIEWER).status()).isEqualTo(401);
        assertThat(get("/closed/page", "Authorization: Basic").status()).isEqualTo(401);
        assertThat(get("/closed/page", "Authorization: Basic ====").status()).isEqualTo(401);
        assertThat(get("/closed/page", "Authorization: Basic " + "QUJD".repeat(300))
                        .status())
                .isEqualTo(401);
        assertThat(get("/closed/page", "Authorization: Bearer x").status()).isEqualTo(401);
    }

    @Test
    void takesOnlyTheMethodsThatAPageHas() throws IOException {
        Answer head = send(port(), "HEAD", "/closed/page", ADMIN);
        assertThat(head.body()).isEmpty();
        assertThat(send(port(), "POST", "/closed/page", ADMIN, "Content-Length: 0")
                        .status())
                .isEqualTo(405);
        for (String method : new String[] {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"}) {
            assertThat(send(port(), method, "/closed/page", ADMIN).status()).isEqualTo(405);
            assertThat(send(port(), method, "/closed/page").status()).isEqualTo(401);
        }
        assertThat(send(port(), "POST", "/open/page", "Content-Length: 0").status())
                .isNotEqualTo(200);
    }

    @Test
    void readsABodyAfterThePasswordWasChecked() throws IOException {
        String request = "POST /closed/form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + ADMIN
                + "\r\nContent-Length: %d\r\n\r\n%s";

        assertThat(exchange(port(), String.format(request, 5, "cause")).body()).isEqualTo("cause");
        assertThat(posts).hasValue(1);
        assertThat(exchange(port(), String.format(request, 20_000, "x".repeat(20_000)))
                        .status())
                .isEqualTo(413);
        assertThat(posts).hasValue(1);
    }

    @Test
    void boundsLinesAndHeaders() throws IOException {
        assertThat(get("/" + "a".repeat(5_000), ADMIN).status()).isEqualTo(414);
        assertThat(get("/", ADMIN, "X-Long: " + "a".repeat(20_000)).status()).isEqualTo(431);
    }

    @Test
    void answersOnLoopbackOnlyToNamesOfLoopback() throws IOException {
        for (String host : new String[] {"127.0.0.1", "localhost:8080", "[::1]:" + port()}) {
            assertThat(exchange(port(), "GET /open/page HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .status())
                    .isEqualTo(200);
        }
        for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil:1", ""}) {
            assertThat(exchange(
                                    port(),
                                    "GET /closed/page HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + ADMIN
                                            + "\r\n\r\n")
                            .status())
                    .as(host)
                    .isIn(400, 421);
        }
        assertThat(exchange(port(), "GET /open/page HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
    }

    @Test
    void tellsBrowsersWhatTheyMayNotDo() throws IOException {
        for (Answer answer : new Answer[] {get("/open/page"), get("/closed/page"), get("/nothing", ADMIN)}) {
            assertThat(answer.headers())
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .containsEntry("Cache-Control", "no-store")
                    .doesNotContainKey("Server");
            assertThat(answer.headers().get("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
        }
    }

    @Test
    void saysNothingOfWhatWentWrong() throws IOException {
        Answer broken = get("/closed/broken", ADMIN);

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).isEqualTo("500: this page failed\n");
    }

    @Test
    void letsInWhoWasRightBeforeWhileManyTryPasswords() throws IOException {
        List<Socket> guessers = new ArrayList<>();
        try {
            for (int i = 0; i < Gatekeeper.LOGINS_AT_ONCE; i++) {
                guessers.add(opened("GET / HTTP/1.1\r\nHost: localhost\r\n" + basic("u" + i, "slow") + "\r\n\r\n"));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> checking.get() == Gatekeeper.LOGINS_AT_ONCE);

            assertThat(get("/closed/page", VIEWER).status()).isEqualTo(503);
            assertThat(get("/closed/page", ADMIN).status()).isEqualTo(200);
        } finally {
            goOn.set(true);
            close(guessers);
        }
    }

    @Test
    void keepsNobodyOutForThoseWhoOnlyHoldConnectionsOpen() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (Socket stream = opened("GET /closed/page HTTP/1.1\r\nHost: localhost\r\n" + ADMIN + "\r\n\r\n")) {
            assertThat(stream.getInputStream().read()).isEqualTo('H');
            for (int i = 0; i < 2 * ManagementServer.CONNECTIONS; i++) {
                idle.add(opened(i % 2 == 0 ? "" : "GET /open/page HTTP/1.1\r\nX: "));
            }

            assertThat(get("/open/page").status()).isEqualTo(200);
            assertThat(get("/closed/page", ADMIN).status()).isEqualTo(200);
            stream.getOutputStream()
                    .write(("GET /closed/page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + ADMIN
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 200 OK")
                    .endsWith("Visitor[name=admin, role=ADMIN]");
        } finally {
            close(idle);
        }
    }

    private Socket opened(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void refusesAPortThatIsTaken() {
        assertThatThrownBy(() -> ManagementServer.start("127.0.0.1", port(), ManagementServerTest::roleOf))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> ManagementServer.start("nobody.invalid", 0, ManagementServerTest::roleOf))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void stopsWithoutAWordWhileAPasswordIsChecked() throws Exception {
        CompletableFuture<Thread> checking = new CompletableFuture<>();
        CompletableFuture<Optional<Role>> answer = new CompletableFuture<>();
        ManagementServer slow = ManagementServer.start("127.0.0.1", 0, (user, password) -> {
            checking.complete(Thread.currentThread());
            return answer.join(); // as a hash does, it heeds no interrupt
        });
        try (LogLines lines = new LogLines("io.vertx");
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
            String request = "GET /open/page HTTP/1.1\r\nHost: 127.0.0.1\r\n" + ADMIN + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            Thread thread = checking.get(60, TimeUnit.SECONDS);

            slow.close();
            answer.complete(Optional.of(Role.ADMIN));
            thread.join(TimeUnit.SECONDS.toMillis(60));

            assertThat(thread.isAlive()).isFalse();
            assertThat(lines.all()).isEmpty();
        }
    }
}
