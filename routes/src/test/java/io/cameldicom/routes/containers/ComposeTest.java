package io.cameldicom.routes.containers;

import static io.cameldicom.routes.containers.ComposeFile.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.containers.ComposeFile.Service;
import io.cameldicom.routes.options.Option;
import io.cameldicom.testing.archive.OrthancContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code config/compose.yaml} promises: nothing open, nothing secret in it, nothing floating. */
class ComposeTest {
    /** {@code ${NAME}}, {@code ${NAME:-default}} or {@code ${NAME:?message}}; two dollars are none of Compose's. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(:[-?])?([^}]*)}");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|KEY");

    static List<Service> services() throws IOException {
        return List.copyOf(ComposeFile.read("compose.yaml").services().values());
    }

    @Test
    void startsTheApplicationWithItsPacsAndWhatWatchesIt() throws IOException {
        assertThat(services())
                .extracting(Service::name)
                .containsExactly("camel-dicom", "grafana", "orthanc", "prometheus", "users");
    }

    @ParameterizedTest
    @MethodSource("services")
    void opensPortsToThisMachineAlone(Service service) {
        assertThat(service.list("ports"))
                .allSatisfy(port -> assertThat(port).matches("127\\.0\\.0\\.1:\\$\\{\\w+:-\\d+}:\\d+"));
        assertThat(service.options()).doesNotContainKeys("privileged", "cap_add", "pid", "ipc");
        assertThat(service.options().get("network_mode")).isIn(null, "none");
    }

    @ParameterizedTest
    @MethodSource("services")
    void hardensEachService(Service service) {
        assertThat(service.options()).containsEntry("read_only", true);
        assertThat(service.list("cap_drop")).containsExactly("ALL");
        assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
        assertThat(service.options().get("restart"))
                .isEqualTo(service.name().equals("users") ? "no" : "unless-stopped");
        if (!service.name().equals("users")) {
            assertThat(service.options()).containsKey("healthcheck");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void pinsImagesButTheOneItBuilds(Service service) {
        String image = (String) service.options().get("image");
        if (service.options().containsKey("build")) {
            assertThat(image).isEqualTo("camel-dicom:local");
        } else {
            assertThat(image).matches("[a-z]+/[a-z]+:v?\\d+\\.\\d+\\.\\d+");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void demandsEveryPasswordFromTheEnvironment(Service service) {
        service.environment().forEach((name, value) -> {
            if (SECRET.matcher(name).find()) {
                assertThat(value.toString()).as(name).matches("\\$\\{\\w+:\\?[^}]+}");
            }
        });
        VARIABLE.matcher(service.options().toString())
                .results()
                .filter(variable -> SECRET.matcher(variable.group(1)).find())
                .forEach(variable -> assertThat(variable.group(2)).isEqualTo(":?"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void putsNoPasswordOnACommandLine(Service service) {
        String command = String.join("\n", service.list("command"))
                + service.list("entrypoint")
                + service.options().get("healthcheck");
        assertThat(VARIABLE.matcher(command).results().map(found -> found.group(1)))
                .noneMatch(name -> SECRET.matcher(name).find());
        // A command of the shell itself shows in no list of processes.
        assertThat(command.lines().filter(line -> line.contains("PASSWORD")))
                .allSatisfy(line ->
                        assertThat(line.strip()).matches("(printf '%s(\\\\n)?' \"\\$\\$\\w+\" [>|] .*|unset \\w+)"));
    }

    @Test
    void listsEachVariableInTheExampleWithoutAValue() throws IOException {
        Set<String> used = VARIABLE.matcher(Files.readString(FOLDER.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<MatchResult> example = Pattern.compile("^(?:# )?([A-Z_]+)=(.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(FOLDER.resolve(".env.example")))
                .results()
                .toList();

        assertThat(example).extracting(line -> line.group(1)).containsExactlyInAnyOrderElementsOf(used);
        assertThat(example).extracting(line -> line.group(2)).containsOnly("");
    }

    @Test
    void mountsFilesThatAreThereAndVolumesThatItDeclares() throws IOException {
        ComposeFile file = ComposeFile.read("compose.yaml");
        Set<String> kept = new TreeSet<>();
        file.services().values().stream()
                .flatMap(service -> service.list("volumes").stream())
                .forEach(mount -> {
                    String source =
                            mount.replaceFirst("^\\$\\{\\w+:-(\\w+)}", "$1").replaceFirst(":.*", "");
                    if (source.startsWith("./")) {
                        assertThat(FOLDER.resolve(source)).exists();
                        assertThat(mount).endsWith(":ro");
                    } else {
                        kept.add(source);
                    }
                });
        assertThat(kept).containsExactlyInAnyOrderElementsOf(file.volumes());
    }

    @Test
    void startsTheOrthancThatIsTested() throws IOException {
        assertThat(ComposeFile.read("compose.yaml").services().get("orthanc").options())
                .containsEntry("image", OrthancContainer.IMAGE);
    }

    @Test
    void givesTheApplicationOptionsThatItKnows() throws IOException {
        Set<String> known = Arrays.stream(Option.values())
                .map(option -> option.key().toUpperCase(Locale.ROOT).replace('.', '_'))
                .collect(Collectors.toSet());
        Map<String, Service> services = ComposeFile.read("compose.yaml").services();

        assertThat(services.get("camel-dicom").environment().keySet()).isSubsetOf(known);
    }

    @Test
    void letsOrthancReportWhereTheApplicationListens() throws IOException {
        JsonNode orthanc = new ObjectMapper()
                .readTree(FOLDER.resolve("compose/orthanc.json").toFile());
        JsonNode modality = orthanc.get("DicomModalities").get("camel-dicom");
        Map<String, Object> application =
                ComposeFile.read("compose.yaml").services().get("camel-dicom").environment();

        assertThat(orthanc.get("AuthenticationEnabled").asBoolean()).isTrue();
        assertThat(orthanc.get("RegisteredUsers"))
                .containsExactly(new ObjectMapper().getNodeFactory().textNode("${ORTHANC_PASSWORD}"));
        assertThat(application)
                .containsEntry("CALLING_AET", modality.get("AET").asText())
                .containsEntry(
                        "COMMIT_LISTEN",
                        modality.get("AET").asText() + "@0.0.0.0:"
                                + modality.get("Port").asInt())
                .containsEntry(
                        "PACS",
                        "${PACS:-" + orthanc.get("DicomAet").asText() + "@orthanc:"
                                + orthanc.get("DicomPort").asInt() + "}");
        assertThat(modality.get("Host").asText()).isEqualTo("camel-dicom");
    }

    @Test
    void laysOverOnlyServicesThatAreThere() throws IOException {
        Map<String, Service> over = ComposeFile.read("compose/on-host.yaml").services();

        assertThat(ComposeFile.read("compose.yaml").services())
                .containsKeys(over.keySet().toArray(String[]::new));
        assertThat(over.values())
                .filteredOn(service -> "host".equals(service.options().get("network_mode")))
                .hasSize(2)
                .allSatisfy(service -> {
                    assertThat(service.list("ports")).isEmpty();
                    assertThat(service.environment().values())
                            .anySatisfy(value -> assertThat(value.toString()).startsWith("127.0.0.1"));
                });
    }

    @Test
    void keepsThePasswordsOutOfImageZipAndGit() throws IOException {
        assertThat(Files.readAllLines(ComposeFile.ROOT.resolve(".dockerignore")))
                .contains("*")
                .doesNotContain("!config");
        assertThat(Files.readString(ComposeFile.ROOT.resolve("routes/src/main/assembly/zip.xml")))
                .contains(
                        "<exclude>.env*</exclude>",
                        "<exclude>compose*.yaml</exclude>",
                        "<exclude>compose/**</exclude>");
        assertThat(Files.readAllLines(ComposeFile.ROOT.resolve(".gitignore"))).contains("/config/.env");
    }

    @Test
    void holdsNoPasswordInAnyFile() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("compose"))) {
            assertThat(files.filter(Files::isRegularFile).toList()).isNotEmpty().allSatisfy(file -> {
                for (String line : Files.readAllLines(file)) {
                    if (line.toLowerCase(Locale.ROOT).contains("password")) {
                        assertThat(line).matches(".*(\\$\\{\\w+}|password_file: /run/\\S+|^ *#.*)[\" }]*,?$");
                    }
                }
            });
        }
    }
}
