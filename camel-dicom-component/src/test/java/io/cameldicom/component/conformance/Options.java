package io.cameldicom.component.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.component.DicomComponent;
import java.io.InputStream;
import java.util.Set;

/** The options of the component that a peer can notice. */
final class Options {
    /** What no peer can notice: Camel's own, progress, headers, and the character set step. */
    private static final Set<String> LOCAL = Set.of(
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer",
            "progressEvents",
            "progressInterval",
            "progressListener",
            "headers",
            "dryRun",
            "fallback",
            "hint",
            "minConfidence",
            "mode",
            "onDoubt",
            "recordOriginal",
            "target");

    private Options() {}

    static Table table() throws Exception {
        Table table = new Table("option", "default", "what it does");
        try (InputStream json =
                DicomComponent.class.getResourceAsStream("/META-INF/io/cameldicom/component/dicom.json")) {
            for (var option :
                    new ObjectMapper().readTree(json).get("properties").properties()) {
                JsonNode described = option.getValue();
                if (!described.get("kind").asText().equals("path") && !LOCAL.contains(option.getKey())) {
                    table.row(
                            "`" + option.getKey() + "`",
                            described.path("defaultValue").asText(),
                            described.get("description").asText());
                }
            }
        }
        return table;
    }
}
