package io.cameldicom.routes.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.component.DicomComponent;
import io.cameldicom.component.DicomOperation;
import io.cameldicom.component.progress.DicomProgressListener;
import io.cameldicom.routes.options.Option;
import io.cameldicom.testing.TlsKeys;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the docs show works as it stands there. */
class DocumentationTest {
    private static final Pattern URI =
            Pattern.compile("(?<![\\w.-])dicom:[a-z]+(:[A-Z]+@[0-9.]+:[0-9]+)?(\\?[\\w=&.]+)?");
    private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Set<String> CAMELS_OWN =
            Set.of("bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer");

    @TempDir
    Path folder;

    static Stream<Arguments> yaml() {
        return Pages.all().stream()
                .flatMap(page -> Pages.blocks(page, "yaml").stream().map(block -> Arguments.of(page, block)));
    }

    static Stream<Arguments> uris() {
        return Pages.all().stream()
                .flatMap(page -> URI.matcher(Pages.read(page))
                        .results()
                        .map(found -> found.group())
                        .distinct()
                        .filter(uri -> !uri.equals("dicom:operation"))
                        .map(uri -> Arguments.of(page, uri)));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void loadsEveryRoute(String page, String block) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.setAutoStartup(false);
            if (block.contains("/data/keys/")) {
                TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
            }
            context.getRegistry().bind("console", (DicomProgressListener) progress -> {}); // as the page binds it
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            "block.camel.yaml", block.replace("/data/", folder.toString() + "/")));
            assertThatCode(context::start).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("uris")
    void knowsEveryUri(String page, String uri) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            boolean addressed = uri.indexOf('@') > 0;
            boolean needsNone = uri.startsWith("dicom:read") || uri.startsWith("dicom:charset");
            if (addressed || needsNone) {
                assertThat(context.getEndpoint(uri)).isNotNull();
            } else {
                String operation = uri.replaceAll("\\?.*", "").substring("dicom:".length());
                assertThat(DicomOperation.parse(operation).isAddressed()).isTrue();
            }
        }
    }

    @Test
    void listsTheOptionsOfTheApplicationWithTheirDefaults() {
        String options = section("README.md", "## Options");

        assertThat(rows(options))
                .isEqualTo(Arrays.stream(Option.values()).collect(Collectors.toMap(Option::key, Option::defaultValue)));
    }

    @Test
    void listsTheOptionsAndHeadersOfTheComponent() throws Exception {
        JsonNode catalog = catalog();
        Map<String, String> documented = rows(section("docs/component.md", "## Options"));

        catalog.get("properties").properties().stream()
                .filter(option -> !option.getValue().get("kind").asText().equals("path"))
                .filter(option -> !CAMELS_OWN.contains(option.getKey()))
                .forEach(option -> assertThat(documented)
                        .containsEntry(
                                option.getKey(),
                                option.getValue().path("defaultValue").asText()));
        assertThat(rows(section("docs/component.md", "## Headers")).keySet()).isEqualTo(names(catalog.get("headers")));
    }

    /** What an IDE shows of an option is what the page says, word for word. */
    @Test
    void describesOptionsAndHeadersAsTheCatalogDoes() throws Exception {
        String page = Pages.read("docs/component.md");
        JsonNode catalog = catalog();

        catalog.get("properties").properties().stream()
                .filter(option -> option.getValue().has("configurationClass"))
                .forEach(option -> assertThat(page)
                        .contains(" | " + option.getValue().get("description").asText() + " |\n"));
        assertThat(catalog.get("headers"))
                .allSatisfy(header -> assertThat(page)
                        .contains(" | " + header.get("description").asText()));
    }

    @Test
    void linksToPagesThatExist() {
        Pattern link = Pattern.compile("\\]\\(((?!http)[^)#]+)\\)");
        Path root = Path.of(System.getProperty("dicom.root", ".."));

        for (String page : Pages.all()) {
            List<String> targets = link.matcher(Pages.read(page))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(targets)
                    .allSatisfy(target -> assertThat(root.resolve(page).resolveSibling(target))
                            .exists());
        }
    }

    private static JsonNode catalog() throws Exception {
        try (InputStream json =
                DicomComponent.class.getResourceAsStream("/META-INF/io/cameldicom/component/dicom.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** First column to second column of all tables, both without their backticks. */
    private static Map<String, String> rows(String text) {
        return ROW.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2).replace("`", "").strip(),
                        (a, b) -> a));
    }

    private static String section(String page, String heading) {
        String text = Pages.read(page);
        int begin = text.indexOf(heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end);
    }
}
