package io.cameldicom.routes.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.routes.documentation.WrittenUris.Property;
import io.cameldicom.routes.documentation.WrittenUris.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalog finds nothing wrong with what pages, configuration, Kamelets, routes and code say of the component. */
class WrittenUrisTest {
    private static final Path ROOT = Path.of(System.getProperty("dicom.root", ".."));
    private static final List<String> PLACES = List.of(
            "README.md",
            "docs",
            "config",
            "packaging",
            "compatibility",
            "routes/src/main",
            "camel-dicom-component/src/main");
    private static final Set<String> KINDS = Set.of("md", "yaml", "yml", "properties", "java", "xml");
    private static final DefaultCamelCatalog CATALOG = catalog();

    private static DefaultCamelCatalog catalog() {
        try (InputStream json =
                DicomComponent.class.getResourceAsStream("/META-INF/io/cameldicom/component/dicom.json")) {
            DefaultCamelCatalog catalog = new DefaultCamelCatalog();
            catalog.addComponent(
                    "dicom", DicomComponent.class.getName(), new String(json.readAllBytes(), StandardCharsets.UTF_8));
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> files() {
        return PLACES.stream()
                .map(ROOT::resolve)
                .filter(Files::exists)
                .flatMap(WrittenUrisTest::below)
                .filter(file -> KINDS.contains(kind(file)))
                .filter(file -> !file.toString().contains("/target/"))
                .filter(file -> read(file).matches("(?s).*([^\\w-]dicom:|camel.component.dicom).*"));
    }

    private static Stream<Path> below(Path place) {
        try {
            return Files.walk(place).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void areRight(Path file) {
        assertThat(problems(kind(file), read(file))).isEmpty();
    }

    @Test
    void areManyInThePagesAndRoutes() {
        assertThat(files().map(WrittenUrisTest::read).flatMap(text -> WrittenUris.inText(text).stream()))
                .hasSizeGreaterThan(100);
        assertThat(files().filter(file -> kind(file).equals("yaml"))
                        .flatMap(file -> WrittenUris.inYaml(read(file)).stream()))
                .hasSizeGreaterThan(4);
        assertThat(files().flatMap(file -> WrittenUris.propertiesIn(read(file)).stream()))
                .hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write `dicom:store:PACS@127.0.0.1:104?maxAssociation=2`.",
                "from(\"dicom:listen:PACS@127.0.0.1:104?level=STUDY\")",
                ".to(\"dicom:find:\" + pacs + \"?callingAeTitle=ROUTER&level=EXAM\")",
                "`dicom:fetch` gets it",
                "`camel.component.dicom.maxAssociation = 3`",
                "`camel.component.dicom.connectTimeout=soon`",
                "with `camel.component.dicom.maximumHeaderByte` and so on",
                "```yaml\n- from:\n    uri: direct:a\n    steps:\n      - to:\n          uri: dicom:charset\n"
                        + "          parameters:\n            mode: magic\n```\n",
                "```yaml\n- from:\n    uri: dicom:listen:A@h:104\n    parameters:\n      mppsOperation: create\n```\n",
                "```yaml\n- from:\n    uri: direct:a\n    steps:\n      - to:\n          uri: dicom\n"
                        + "          parameters:\n            operation: stor\n            address: A@h:104\n```\n"
            })
    void wouldBeFoundWrong(String page) {
        assertThat(problems("md", page)).hasSize(1);
    }

    private static List<String> problems(String kind, String text) {
        List<Written> uris = new ArrayList<>(WrittenUris.inText(text));
        if (kind.equals("md")) {
            WrittenUris.blocks(text).forEach(block -> uris.addAll(WrittenUris.inYaml(block)));
        } else if (kind.startsWith("y")) {
            uris.addAll(WrittenUris.inYaml(text));
        }
        return Stream.concat(
                        uris.stream().flatMap(WrittenUrisTest::problem),
                        WrittenUris.propertiesIn(text).stream().flatMap(WrittenUrisTest::problem))
                .toList();
    }

    private static Stream<String> problem(Written written) {
        EndpointValidationResult result =
                CATALOG.validateEndpointProperties(written.uri(), false, written.consumer(), !written.consumer());
        return result.isSuccess() ? Stream.empty() : Stream.of(result.summaryErrorMessage(false));
    }

    private static Stream<String> problem(Property property) {
        ConfigurationPropertiesValidationResult result = CATALOG.validateConfigurationProperty(
                "camel.component.dicom." + property.name() + "=" + property.value());
        boolean right = property.value().isEmpty() || property.value().equals("…")
                ? result.getUnknown() == null
                : result.isSuccess();
        return right ? Stream.empty() : Stream.of(result.summaryErrorMessage(false));
    }
}
