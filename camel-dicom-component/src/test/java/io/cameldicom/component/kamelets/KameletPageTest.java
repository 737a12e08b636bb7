package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** docs/kamelets.md says of each property what the Kamelet says. */
class KameletPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (.*?) ?\\| (.*) \\|$", Pattern.MULTILINE);

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void listsThePropertiesInTheirOrder(String name) throws Exception {
        String page = Files.readString(Path.of(System.getProperty("dicom.root", ".."), "docs", "kamelets.md"));
        int begin = page.indexOf("\n## " + name + "\n");
        assertThat(begin).isNotNegative();
        int end = page.indexOf("\n## ", begin + 1);
        String section = page.substring(begin, end < 0 ? page.length() : end);

        assertThat(ROW.matcher(section).results().map(row -> row.group(1) + ": " + row.group(2) + ": " + row.group(3)))
                .containsExactlyElementsOf(expected(Kamelets.read(name).at("/spec/definition")));
        assertThat(section).contains("uri: kamelet:" + name + "\n");
    }

    private static List<String> expected(JsonNode definition) {
        Set<String> required = new TreeSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        List<String> rows = new ArrayList<>();
        definition.get("properties").properties().forEach(property -> {
            JsonNode value = property.getValue().path("default");
            String column = required.contains(property.getKey())
                    ? "**required**"
                    : value.isMissingNode() ? "" : "`" + value.asText() + "`";
            rows.add(property.getKey() + ": " + column + ": "
                    + property.getValue().path("description").asText());
        });
        return rows;
    }
}
