package io.cameldicom.component.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kamelets as they are in the jar. */
final class Kamelets {
    static final List<String> NAMES =
            List.of("dicom-charset-action", "dicom-find-action", "dicom-listener-source", "dicom-store-sink");

    private Kamelets() {}

    static String text(String name) throws IOException {
        try (InputStream in = Kamelets.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode read(String name) throws IOException {
        return new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text(name)));
    }

    /** Names of the properties that may be given. */
    static Set<String> properties(String name) throws IOException {
        Set<String> names = new TreeSet<>();
        read(name).at("/spec/definition/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A URI of the Kamelet with these properties, whatever is in their values. */
    static String uri(String name, Map<String, ?> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=RAW{" + property.getValue() + "}")
                .collect(Collectors.joining("&", "kamelet:" + name + "?", ""));
    }
}
