package io.cameldicom.component.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.component.DicomComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** What the jar tells tools of the component. */
final class Catalog {
    private static final String JSON = "/META-INF/io/cameldicom/component/dicom.json";

    private Catalog() {}

    static String json() {
        try (InputStream stream = DicomComponent.class.getResourceAsStream(JSON)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Camel's own tool, with the component added. */
    static DefaultCamelCatalog camel() {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("dicom", DicomComponent.class.getName(), json());
        return catalog;
    }

    /** The entries of one part: {@code properties}, {@code componentProperties} or {@code headers}. */
    static List<Entry> entries(String part) {
        try {
            return new ObjectMapper()
                    .readTree(json()).get(part).properties().stream()
                            .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options that are ours and not Camel's. */
    static Stream<Entry> ownOptions() {
        return entries("properties").stream().filter(option -> option.json().has("configurationClass"));
    }

    record Entry(String name, JsonNode json) {
        String text(String field) {
            return json.path(field).asText();
        }

        List<String> enums() {
            return StreamSupport.stream(json.path("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
