package io.cameldicom.routes;

import static io.cameldicom.routes.management.RawHttp.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.documentation.Query;
import io.cameldicom.routes.management.RawHttp;
import io.cameldicom.routes.meters.Exposition;
import io.cameldicom.routes.options.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code config/monitoring} and the docs name is there in a real scrape. */
@Timeout(180)
class MonitoringFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));
    private static final Path FOLDER = ROOT.resolve("config/monitoring");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern ALERT_LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `([a-z0-9_]+)` \\|", Pattern.MULTILINE);

    @TempDir
    static Path root;

    private static Exposition scrape;

    @BeforeAll
    static void scrapeOnce() throws Exception {
        RoutesFixture routes =
                new RoutesFixture(root).managed().with(Option.EMBEDDED_PORT, Integer.toString(freePort()));
        try (Service service = routes.start()) {
            scrape = Exposition.parse(
                    RawHttp.send(service.managementPort(), "GET", "/observe/metrics", basic("admin", routes.password()))
                            .body());
        }
    }

    @AfterAll
    static void forget() {
        scrape = null;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Object yaml(String name) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(name)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = (Map<String, Object>) yaml("prometheus-alerts.yaml");
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    @Test
    void alertsNameWhatIsThereAndWhatToDo() throws IOException {
        String docs = Files.readString(ROOT.resolve("docs/monitoring.md"));
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(rule -> {
            Query query = new Query((String) rule.get("expr"));
            query.requireThere(scrape);
            Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
            String summary = (String) annotations.get("summary");
            ALERT_LABEL.matcher(summary + annotations.get("runbook")).results().forEach(found -> {
                String label = found.group(1);
                if (!label.equals("instance")) {
                    assertThat(
                                    query.labels().isEmpty()
                                            ? query.metrics().stream()
                                                    .flatMap(metric -> scrape.values(metric, label).stream())
                                                    .toList()
                                            : query.labels().stream()
                                                    .filter(label::equals)
                                                    .toList())
                            .as(rule.get("alert") + ": " + label)
                            .isNotEmpty();
                }
            });
            String runbook = (String) annotations.get("runbook");
            assertThat(docs).contains("### " + runbook.substring(runbook.indexOf("docs/monitoring.md, ") + 20));
        });
    }

    @Test
    void dashboardNamesWhatIsThere() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile());
        assertThat(dashboard.get("panels")).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.get("datasource").get("uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.get("targets")).isNotEmpty().allSatisfy(target -> {
                Query query = new Query(target.get("expr").asText());
                assertThat(query.metrics()).isNotEmpty();
                query.requireThere(scrape);
                LEGEND.matcher(target.get("legendFormat").asText())
                        .results()
                        .forEach(found -> requireLabel(query, found.group(1)));
            });
        });
        Set<Integer> ids = new TreeSet<>();
        dashboard
                .get("panels")
                .forEach(panel -> assertThat(ids.add(panel.get("id").asInt())).isTrue());
    }

    private static void requireLabel(Query query, String label) {
        if (!query.labels().isEmpty()) {
            assertThat(query.labels()).as(query.text()).contains(label);
        } else if (!label.equals("instance")) {
            assertThat(query.metrics())
                    .allSatisfy(metric -> assertThat(scrape.values(metric, label))
                            .as(query.text())
                            .isNotEmpty());
        }
    }

    @Test
    void scrapeExampleAsksForTheRightPath() throws IOException {
        assertThat(yaml("prometheus-scrape.yaml").toString())
                .contains("metrics_path=/observe/metrics", "password_file=", "127.0.0.1:9876");
    }

    @Test
    void docsListEveryMeterOfOursAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        DOCUMENTED
                .matcher(Files.readString(ROOT.resolve("docs/monitoring.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("dicom_") || name.startsWith("camel_dicom_"))
                .forEach(documented::add);

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(scrape.types().keySet().stream()
                        .filter(name -> name.startsWith("dicom_") || name.startsWith("camel_dicom_"))
                        .toList());
    }

    @Test
    void everyFileIsPacked() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "grafana-dashboard.json", "prometheus-alerts.yaml", "prometheus-scrape.yaml");
        }
        assertThat(Files.readString(ROOT.resolve("routes/src/main/assembly/zip.xml")))
                .contains("<directory>${maven.multiModuleProjectDirectory}/config</directory>");
    }
}
