package io.cameldicom.component.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DicomOperation;
import io.cameldicom.component.catalog.Catalog.Entry;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.query.QueryLevel;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalog says of each header is complete, and is what the code sets. */
class HeadersTest {
    private static final Map<String, List<String>> CLOSED = Map.of(
            DicomConstants.CHARACTER_SET_VERDICT,
                    Arrays.stream(Verdict.values()).map(Verdict::word).toList(),
            DicomConstants.CHARACTER_SET_ACTION,
                    Arrays.stream(Action.values()).map(Action::word).toList(),
            DicomConstants.OUTCOME,
                    Arrays.stream(Outcome.values()).map(Outcome::word).toList(),
            DicomConstants.QUERY_LEVEL,
                    Arrays.stream(QueryLevel.values()).map(Enum::name).toList(),
            DicomConstants.OPERATION,
                    List.of("store", "find", "worklist", "move", "get", "event-report", "mpps-create", "mpps-set"));
    private static final Set<String> PROPERTIES =
            Set.of(DicomConstants.FILE_IDENTITY, DicomConstants.CHARACTER_SET_EDIT, DicomConstants.COMMITMENT);
    private static final Pattern OPERATION = Pattern.compile("\\b("
            + String.join(
                    "|",
                    Arrays.stream(DicomOperation.values())
                            .map(DicomOperation::uriName)
                            .toList())
            + ")\\b");

    static Stream<Entry> headers() {
        return Catalog.entries("headers").stream();
    }

    private static Map<String, Field> constants() throws IllegalAccessException {
        Map<String, Field> constants = new HashMap<>();
        for (Field field : DicomConstants.class.getFields()) {
            constants.put((String) field.get(null), field);
        }
        return constants;
    }

    @Test
    void areAllConstantsButTheExchangeProperties() throws Exception {
        List<String> names = new ArrayList<>(constants().keySet());
        names.removeAll(PROPERTIES);

        assertThat(headers().map(Entry::name))
                .containsExactlyInAnyOrderElementsOf(names)
                .allMatch(name -> name.startsWith("CamelDicom"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void haveDescriptionLabelAndType(Entry header) throws Exception {
        Metadata written = constants().get(header.name()).getAnnotation(Metadata.class);

        assertThat(header.text("description")).isEqualTo(written.description()).endsWith(".");
        assertThat(header.text("label")).isIn("common", "producer", "consumer");
        assertThat(header.text("javaType"))
                .satisfies(type -> assertThat(type.equals("String") || ObjectHelper.loadClass(type) != null)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("headers")
    void sayWhichOperationSetsOrTakesThem(Entry header) {
        String description = header.text("description");
        assertThat(OPERATION.matcher(description).results()).isNotEmpty();

        if (header.text("label").equals("producer")) {
            assertThat(description).doesNotContain("listen");
        } else {
            assertThat(description).contains("listen");
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void nameTheValuesOfAClosedSet(Entry header) {
        assertThat(header.enums()).isEqualTo(CLOSED.getOrDefault(header.name(), List.of()));
    }
}
