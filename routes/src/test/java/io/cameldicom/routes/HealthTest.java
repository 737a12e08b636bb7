package io.cameldicom.routes;

import static io.cameldicom.routes.management.RawHttp.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.management.RawHttp;
import io.cameldicom.routes.management.RawHttp.Answer;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.scripted.Peer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class HealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private RoutesFixture routes;

    @BeforeEach
    void scripted() throws IOException {
        Peer.named("HEALTH");
        routes = new RoutesFixture(root).scripted("HEALTH").managed();
    }

    private static Answer get(Service service, String path, String... headers) throws IOException {
        return RawHttp.send(service.managementPort(), "GET", path, headers);
    }

    private Map<String, String> checks(Service service, String path) throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(get(service, path, basic("admin", routes.password())).body());
        Map<String, String> states = new TreeMap<>();
        answer.get("checks")
                .forEach(check -> states.put(
                        check.get("name").asText(), check.get("status").asText()));
        return states;
    }

    private static void awaitReady(Service service) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get(service, "/observe/health/ready").status())
                                .isEqualTo(200));
    }

    @Test
    void tellsStrangersOneWordAndUsersEachCheck() throws Exception {
        try (Service service = routes.start()) {
            awaitReady(service);
            for (String path : new String[] {"/observe/health", "/observe/health/live", "/observe/health/ready"}) {
                Answer answer = get(service, path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}\n");
                assertThat(RawHttp.send(service.managementPort(), "HEAD", path).status())
                        .isEqualTo(200);
            }
            assertThat(get(service, "/observe/health?exposureLevel=full&data=true")
                            .body())
                    .isEqualTo("{\"status\":\"UP\"}\n");
            assertThat(checks(service, "/observe/health"))
                    .containsEntry("folder-inbox", "UP")
                    .containsEntry("disk-quarantine", "UP")
                    .containsEntry("receipts", "UP")
                    .containsEntry("context", "UP")
                    .containsEntry("route:inbox-to-pacs", "UP");
            assertThat(checks(service, "/observe/health/live")).containsKeys("inbox-polling", "routes", "context");
            assertThat(checks(service, "/observe/health/live")).doesNotContainKey("folder-inbox");
            assertThat(checks(service, "/observe/health/ready")).containsKey("inbox");
        }
    }

    @Test
    void isNotReadyWhileAFolderHasLittleRoom() throws Exception {
        routes.with(Option.HEALTH_MINIMUM_FREE, "999999TB");
        try (Service service = routes.start()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(checks(service, "/observe/health/ready"))
                            .containsEntry("disk-sent", "DOWN")
                            .containsEntry("folder-sent", "UP"));
            assertThat(get(service, "/observe/health/ready").status()).isEqualTo(503);
            assertThat(get(service, "/observe/health/ready").body()).isEqualTo("{\"status\":\"DOWN\"}\n");
            assertThat(get(service, "/observe/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void isNotReadyWhileTheInboxIsGone() throws Exception {
        try (Service service = routes.start()) {
            awaitReady(service);
            Path away = root.resolve("away");
            Files.move(routes.inbox(), away);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(checks(service, "/observe/health/ready"))
                            .containsEntry("inbox", "DOWN")
                            .containsEntry("folder-inbox", "DOWN"));
            assertThat(get(service, "/observe/health/live").status()).isEqualTo(200);

            Files.move(away, routes.inbox());
            awaitReady(service);
        }
    }

    @Test
    void goesOnWithoutWhereTheDefaultPortIsTakenAndRefusesWhereItWasSet() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            routes.with(Option.MANAGEMENT_PORT, port);

            assertThatThrownBy(() -> routes.start().close())
                    .isInstanceOf(OptionException.class)
                    .hasMessageStartingWith("management.port: '" + port + "' (expected: a port that nobody listens on");
        }
        Options options = Options.from(new OptionSources(Map.of(), Map.of(), Map.of()));
        assertThat(Management.without(options, new BindException("Address already in use"))
                        .isOn())
                .isFalse();
        routes.managed().start().close(); // nothing of the refused start is left
    }

    @Test
    void refusesCamelsOwnServer() {
        Options options =
                Options.from(new OptionSources(Map.of(), Map.of(), Map.of("camel.management.enabled", "true")));

        assertThatThrownBy(() -> Management.start(options, () -> (user, password) -> Optional.empty()))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("camel.management.enabled: 'true' (expected: not set; management.enabled");
    }

    @Test
    void refusesAHostThatIsNotOfThisMachine() {
        for (String host : new String[] {"192.0.2.1", "nobody.invalid"}) {
            routes.with(Option.MANAGEMENT_HOST, host);

            assertThatThrownBy(() -> routes.start().close())
                    .isInstanceOf(OptionException.class)
                    .hasMessageStartingWith("management.host: '" + host + "'");
        }
    }
}
