package io.cameldicom.routes.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.jar.PackagedJar.Ended;
import io.cameldicom.routes.jar.PackagedJar.Running;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the jar prints, line by line. */
@Timeout(600)
class LogIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private PackagedJar jar;

    @BeforeEach
    void fresh() throws IOException {
        jar = new PackagedJar(folder)
                .with("embedded.port", FreePort.find())
                .with("management.enabled", "false")
                .with("inbox.settle", "200ms")
                .with("inbox.poll", "100ms")
                .with("inbox.truncatedGrace", "500ms");
    }

    private static List<JsonNode> lines(String output) {
        return output.lines()
                .map(line -> {
                    try {
                        JsonNode node = JSON.readTree(line);
                        assertThat(node.isObject()).as(line).isTrue();
                        return node;
                    } catch (IOException e) {
                        throw new AssertionError("no JSON: " + line, e);
                    }
                })
                .toList();
    }

    private static List<String> events(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("event").asText()).toList();
    }

    private void drop() throws IOException {
        Files.createDirectories(jar.inbox().resolve("Zöe"));
        TestObjects.ct()
                .umlauts()
                .patientId("PAT-4711")
                .studyDescription("Knie-Geheimnis", StandardCharsets.ISO_8859_1)
                .write(jar.inbox().resolve("Müller^Jörg.dcm"));
        TestObjects.ct().umlauts().patientId("PAT-4711").write(jar.inbox().resolve("Zöe/Müller^Jörg.dcm"));
        Files.writeString(jar.inbox().resolve("Müller^Jörg letter.txt"), "Knie-Geheimnis ".repeat(40));
    }

    @Test
    void eachLineIsJsonFromTheFirstToTheLast() throws Exception {
        drop();
        jar.with("log.format", "json").with("log.objects", "true");

        List<JsonNode> lines = lines(jar.run("--once").requireExitCode(2).output());

        assertThat(events(lines)).startsWith("app.starting").contains("once.done");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("timestamp").asText())
                        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z"))
                .allSatisfy(line -> assertThat(line.path("message").asText()).isNotEmpty())
                .allSatisfy(line -> assertThat(line.has("stack")).isFalse());
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("object.sent"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("instance").asText()).isNotEmpty())
                .allSatisfy(line -> assertThat(line.path("association").asInt()).isPositive())
                .allSatisfy(line -> assertThat(line.path("status").asText()).isEqualTo("0000"));
        assertThat(lines)
                .filteredOn(line -> line.path("event").asText().equals("object.quarantined"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("cause").asText()).isEqualTo("not-dicom"));
    }

    @Test
    void aServiceThatIsStoppedSpeaksJsonToTheEnd() throws Exception {
        jar.with("log.format", "json").with("log.level", "DEBUG");

        try (Running service = jar.start().awaitOutput("app.started")) {
            service.terminate();
            assertThat(events(lines(service.awaitEnd().output())))
                    .startsWith("app.starting")
                    .endsWith("app.stopped");
        }
    }

    @Test
    void aStartThatFailsSaysSoInJson() throws Exception {
        Ended ended = jar.with("log.format", "json").with("pacs", "nonsense").run("--once");

        assertThat(lines(ended.requireExitCode(1).output())).singleElement().satisfies(line -> {
            assertThat(line.path("event").asText()).isEqualTo("app.failed");
            assertThat(line.path("level").asText()).isEqualTo("ERROR");
            assertThat(line.path("message").asText()).contains("pacs: 'nonsense'");
        });
    }

    @Test
    void takesFormatAndLevelFromTheFile() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("application.properties"),
                "log.format = json\nlog.level = debug\nlog.exceptions = full\n");
        drop();

        List<JsonNode> lines = lines(jar.run("--once").requireExitCode(2).output());

        assertThat(lines).anyMatch(line -> line.path("level").asText().equals("DEBUG"));
    }

    @Test
    void namesAWrongLevelAndFormat() throws Exception {
        assertThat(jar.with("log.format", "xml")
                        .run("--once")
                        .requireExitCode(1)
                        .output())
                .contains("log.format: 'xml' (expected: one of text, json)");
    }

    @Test
    void namesNoPatientAndNoFileAtTheHighestLevel() throws Exception {
        drop();
        jar.with("log.level", "trace").with("log.objects", "true").with("charset.mode", "repair");

        String output = jar.run("--once").requireExitCode(2).output();

        assertThat(output)
                .contains("DEBUG", "TRACE", "association")
                .doesNotContain("Müller")
                .doesNotContain("Jörg")
                .doesNotContain("PAT-4711")
                .doesNotContain("Geheimnis")
                .doesNotContain("Zöe")
                .doesNotContain("\tat ");
    }
}
