package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.component.DicomComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the Kamelets say of themselves: as a catalogue asks for it, and as the component is. */
class KameletDescriptionTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\??)(\\w+)\\}\\}");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>camel-dicom-parent</artifactId>\\s*<version>(.*?)<");

    /** In the address, and so no options. */
    private static final Set<String> OWN = Set.of("calledAeTitle", "host", "port", "aeTitle", "bindHost");

    /** Who puts a step for character sets into a route wants them repaired. */
    private static final Set<String> OTHER_DEFAULTS = Set.of("dicom-charset-action mode");

    @Test
    void knowsAllThatAreInTheJar() throws Exception {
        try (Stream<Path> files =
                Files.list(Path.of(getClass().getResource("/kamelets").toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Kamelets.NAMES.stream()
                            .map(name -> name + ".kamelet.yaml")
                            .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void saysWhatItIs(String name) throws Exception {
        JsonNode kamelet = Kamelets.read(name);
        String type =
                kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type").asText();
        JsonNode annotations = kamelet.at("/metadata/annotations");
        String icon = annotations.path("camel.apache.org/kamelet.icon").asText();
        String prefix = "data:image/svg+xml;base64,";

        assertThat(kamelet.at("/apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.at("/kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.at("/metadata/name").asText()).isEqualTo(name).endsWith("-" + type);
        assertThat(kamelet.at("/spec/definition/title").asText()).endsWithIgnoringCase(" " + type);
        assertThat(kamelet.at("/spec/definition/description").asText()).isNotBlank();
        assertThat(kamelet.at("/spec/definition/type").asText()).isEqualTo("object");
        assertThat(List.of("support.level", "group", "namespace"))
                .allSatisfy(key -> assertThat(annotations
                                .path("camel.apache.org/kamelet." + key)
                                .asText())
                        .isNotBlank());
        assertThat(icon).startsWith(prefix);
        assertThat(new String(Base64.getDecoder().decode(icon.substring(prefix.length())), StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .endsWith("</svg>");
        assertThat(Kamelets.text(name)).contains(type.equals("source") ? "kamelet:sink" : "kamelet:source");
        assertThat(kamelet.at("/spec/dataTypes").findValuesAsText("mediaType"))
                .isNotEmpty()
                .doesNotContain("");
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void bringsThisVersionOfTheComponent(String name) throws Exception {
        Matcher version = VERSION.matcher(
                Files.readString(Path.of(System.getProperty("dicom.root", ".."), "camel-dicom-component", "pom.xml")));
        assertThat(version.find()).isTrue();
        JsonNode kamelet = Kamelets.read(name);

        assertThat(kamelet.at("/spec/dependencies"))
                .extracting(JsonNode::asText)
                .contains("mvn:io.cameldicom:camel-dicom-component:" + version.group(1));
        assertThat(kamelet.at("/metadata/annotations/camel.apache.org~1catalog.version")
                        .asText())
                .isEqualTo(version.group(1));
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void describesEachPropertyAndUsesIt(String name) throws Exception {
        JsonNode definition = Kamelets.read(name).at("/spec/definition");

        assertThat(definition.get("properties").properties()).allSatisfy(property -> {
            assertThat(property.getValue().path("title").asText()).matches("[A-Z]\\w*( [A-Z]\\w*)*");
            assertThat(property.getValue().path("description").asText()).endsWith(".");
            assertThat(property.getValue().path("type").asText()).isIn("string", "integer", "number", "boolean");
        });
        assertThat(PLACEHOLDER.matcher(Kamelets.text(name)).results().map(found -> found.group(2)))
                .containsExactlyInAnyOrderElementsOf(Kamelets.properties(name));
        assertThat(definition.path("required"))
                .allSatisfy(required -> assertThat(Kamelets.properties(name)).contains(required.asText()));
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void asksForWhatHasNoDefaultOnlyWhereItIsRequired(String name) throws Exception {
        JsonNode definition = Kamelets.read(name).at("/spec/definition");
        Set<String> required = new TreeSet<>();
        definition.path("required").forEach(property -> required.add(property.asText()));

        Map<String, Boolean> optional = PLACEHOLDER
                .matcher(Kamelets.text(name))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(2), found -> !found.group(1).isEmpty()));

        assertThat(optional).allSatisfy((property, mayBeMissing) -> {
            boolean hasDefault = definition.at("/properties/" + property).has("default");
            assertThat(mayBeMissing).isEqualTo(!hasDefault && !required.contains(property));
        });
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void agreesWithTheOptionsOfTheComponent(String name) throws Exception {
        JsonNode options = options();
        JsonNode properties = Kamelets.read(name).at("/spec/definition/properties");

        assertThat(properties.properties())
                .filteredOn(property -> !OWN.contains(property.getKey()))
                .allSatisfy(property -> agrees(name, property.getKey(), property.getValue(), options));
        assertThat(parameters(name)).allSatisfy((option, value) -> {
            assertThat(options.has(option)).isTrue();
            assertThat(value).containsPattern(option.equals("services") ? "^store$" : "[{?]" + option + "}}");
        });
    }

    private static void agrees(String kamelet, String name, JsonNode property, JsonNode options) {
        JsonNode option = options.path(name);
        boolean secret = option.path("secret").asBoolean();
        String type = option.path("type").asText();
        assertThat(option.isMissingNode()).as("option " + name).isFalse();
        assertThat(property.get("type").asText())
                .isEqualTo(Set.of("integer", "number", "boolean").contains(type) ? type : "string");
        if (!OTHER_DEFAULTS.contains(kamelet + " " + name) && property.has("default")) {
            assertThat(property.get("default").asText())
                    .isEqualTo(option.path("defaultValue").asText());
        }
        if (option.has("enum")) {
            assertThat(property.path("enum")).isEqualTo(option.get("enum"));
        }
        assertThat(property.path("format").asText().equals("password")).isEqualTo(secret);
        assertThat(property.path("x-descriptors").toString().contains("urn:camel:group:credentials"))
                .isEqualTo(secret);
    }

    private static Map<String, String> parameters(String name) throws IOException {
        JsonNode from = Kamelets.read(name).at("/spec/template/from");
        JsonNode call = from.path("uri").asText().startsWith("dicom:") ? from : from.at("/steps/0/to");
        assertThat(call.path("uri").asText()).startsWith("dicom:");
        return call.path("parameters").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    private static JsonNode options() throws IOException {
        try (InputStream json =
                DicomComponent.class.getResourceAsStream("/META-INF/io/cameldicom/component/dicom.json")) {
            return new ObjectMapper().readTree(json).get("properties");
        }
    }
}
