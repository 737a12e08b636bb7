package io.cameldicom.routes.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.Prometheus;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Prometheus, configured as in {@code config/compose}, reads the packaged jar, which asks for a password. */
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a-password-of-a-test";

    @TempDir
    static Path folder;

    private static PackagedJar.Running application;
    private static Prometheus prometheus;

    /** @param expression as Grafana asks it, of all instances and with the rate of a minute */
    record Panel(String title, String expression) {
        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Prometheus.require();
        int port = FreePort.find();
        PackagedJar jar = new PackagedJar(folder.resolve("application"))
                .with("management.enabled", true)
                .with("management.port", port)
                .with("embedded.port", FreePort.find())
                .with("health.echoInterval", "1s")
                .with("inbox.settle", "200ms");
        jar.runWithInput(PASSWORD + "\n", "users", "set", "prometheus", "--role", "viewer")
                .requireExitCode(0);
        application = jar.start().awaitOutput("started");
        prometheus = Prometheus.start(configuration(port));
        await("a first scrape")
                .atMost(PATIENCE)
                .until(() -> !values("camel_dicom_ready").isEmpty());
        // What grows is seen by a rate only where it was seen before.
        TestObjects.ct().writeInto(jar.inbox());
        Files.writeString(jar.inbox().resolve("letter.dcm"), "Dear colleague, " + "this is no DICOM. ".repeat(50));
        await("the object sent, the letter in quarantine")
                .atMost(PATIENCE)
                .until(() -> !values("camel_dicom_files_total{outcome='sent'} > 0")
                                .isEmpty()
                        && !values("camel_dicom_quarantine_files_total > 0").isEmpty());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (application != null) {
            application.close();
        }
    }

    /** Ours for this port and folder, at a faster pace, and a second job with a wrong password, which is answered late. */
    private static Path configuration(int port) throws IOException {
        Path right = Files.writeString(folder.resolve("password"), PASSWORD);
        Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-password");
        String text = Files.readString(ComposeFile.FOLDER.resolve("compose/prometheus.yaml"))
                .replace("/etc/prometheus/alerts.yaml", alerts())
                .replace("camel-dicom:9876", "127.0.0.1:" + port)
                .replace("15s", "1s");
        String job = text.substring(text.indexOf("  - job_name"));
        return Files.writeString(
                folder.resolve("prometheus.yaml"),
                text.replace("/run/prometheus/password", right.toString())
                        + job.replace(
                                        "job_name: camel-dicom",
                                        "job_name: wrong\n    scrape_interval: 30s\n    scrape_timeout: 30s")
                                .replace("/run/prometheus/password", wrong.toString()));
    }

    private static String alerts() {
        return ComposeFile.FOLDER
                .resolve("monitoring/prometheus-alerts.yaml")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    private static JsonNode data(String answer) {
        try {
            JsonNode root = JSON.readTree(answer);
            assertThat(root.get("status").asText()).as(answer).isEqualTo("success");
            return root.get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> values(String expression) {
        return list(data(prometheus.query(expression)).get("result"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Map<String, JsonNode> targets() {
        Map<String, JsonNode> jobs = new TreeMap<>();
        list(data(prometheus.api("targets")).get("activeTargets"))
                .forEach(target -> jobs.put(target.get("labels").get("job").asText(), target));
        return jobs;
    }

    @Test
    void readsWithThePasswordAndOnlyWithIt() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(targets().get("camel-dicom").get("health").asText()).isEqualTo("up");
            assertThat(targets().get("camel-dicom").get("lastError").asText()).isEmpty();
            assertThat(targets().get("wrong").get("health").asText()).isEqualTo("down");
            assertThat(targets().get("wrong").get("lastError").asText()).contains("401");
        });
    }

    @Test
    void evaluatesEachAlertWithoutAMistake() throws IOException {
        long expected = Files.readAllLines(Path.of(alerts())).stream()
                .filter(line -> line.contains("- alert: "))
                .count();
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rules =
                    list(data(prometheus.api("rules")).get("groups").get(0).get("rules"));
            assertThat(rules).hasSize((int) expected).allSatisfy(rule -> {
                assertThat(rule.get("health").asText()).isEqualTo("ok");
                assertThat(rule.path("lastError").asText()).isEmpty();
            });
        });
    }

    @Test
    void raisesTheAlertOfTheFileInQuarantine() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                list(data(prometheus.api("alerts")).get("alerts")))
                        .anySatisfy(alert -> {
                            assertThat(alert.get("labels").get("alertname").asText())
                                    .isEqualTo("CamelDicomQuarantineGrows");
                            assertThat(alert.get("state").asText()).isEqualTo("firing");
                            assertThat(alert.get("annotations").get("summary").asText())
                                    .contains("not-dicom");
                        }));
    }

    static Stream<Panel> panels() throws IOException {
        JsonNode dashboard = JSON.readTree(
                ComposeFile.FOLDER.resolve("monitoring/grafana-dashboard.json").toFile());
        return list(dashboard.get("panels")).stream()
                .flatMap(panel -> list(panel.get("targets")).stream()
                        .map(target -> new Panel(
                                panel.get("title").asText(),
                                target.get("expr")
                                        .asText()
                                        .replace("$instance", ".*")
                                        .replace("$__rate_interval", "1m"))));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void showsSomethingInEachPanelOfTheDashboard(Panel panel) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(values(panel.expression()))
                        .as(panel.expression())
                        .isNotEmpty());
    }

    @Test
    void offersTheInstancesToChooseFrom() {
        assertThat(list(data(prometheus.api("label/instance/values?match%5B%5D=camel_dicom_info"))))
                .hasSize(1);
    }
}
