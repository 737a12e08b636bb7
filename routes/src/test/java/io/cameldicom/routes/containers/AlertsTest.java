package io.cameldicom.routes.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Prometheus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of {@code config/monitoring} go off when they must, and not before, as Prometheus itself reckons. */
class AlertsTest {
    private static final Path ALERTS = ComposeFile.FOLDER
            .resolve("monitoring/prometheus-alerts.yaml")
            .toAbsolutePath()
            .normalize();
    private static final Pattern NAME = Pattern.compile("alert: (\\w+)");
    private static final Pattern RAISED = Pattern.compile("alertname=\"(\\w+)\"");

    @TempDir
    Path folder;

    private static String scenarios() throws Exception {
        return Files.readString(Path.of(AlertsTest.class
                        .getResource("/containers/alerts-test.yaml")
                        .toURI()))
                .replace("$alerts", ALERTS.toString());
    }

    @Test
    void eachIsRaisedBySomeSeries() throws Exception {
        assertThat(RAISED.matcher(scenarios())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(NAME.matcher(Files.readString(ALERTS))
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    void goOffWhenTheyMust() throws Exception {
        Prometheus.promtool("check", "rules", ALERTS).requireSuccess();

        Prometheus.promtool("test", "rules", Files.writeString(folder.resolve("scenarios.yaml"), scenarios()))
                .requireSuccess();
    }

    @Test
    void scrapeConfigurationsAreValid() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "a-password-of-a-test");
        for (String name : new String[] {"monitoring/prometheus-scrape.yaml", "compose/prometheus.yaml"}) {
            String text = Files.readString(ComposeFile.FOLDER.resolve(name))
                    .replaceAll("/\\S+password", password.toString())
                    .replace("/etc/prometheus/alerts.yaml", ALERTS.toString());

            Prometheus.promtool("check", "config", Files.writeString(folder.resolve("prometheus.yaml"), text))
                    .requireSuccess();
        }
    }
}
