package io.cameldicom.toolkit.charset.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of real objects, under their label, without one, and under wrong ones. */
class InspectorCorpusTest {
    private static final Pattern LINE = Pattern.compile("^([^,]+),([^,]*),.*?,([0-9a-f]{8,}),");

    private final Inspector inspector = new Inspector(InspectionOptions.DEFAULTS);

    static List<Arguments> values() throws IOException {
        Path list = Path.of(System.getProperty("dicom.corpus", "none")).resolve("expected_charset.csv");
        if (!Files.exists(list)) {
            return List.of(Arguments.of("", ""));
        }
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::find)
                    .map(match -> Arguments.of(match.group(2), match.group(3)))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void findsTheDeclaredSetWhateverTheLabelSays(String set, String hex) {
        assumeThat(hex).as("corpus").isNotEmpty();
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(inspect(set, bytes).verdict()).isEqualTo(Verdict.VALID);
        String text = inspect(set, bytes).best().orElseThrow().encoding().decode(Tag.PATIENT_NAME, VR.PN, bytes);
        for (String label : List.of("", "ISO_IR 999", "ISO_IR 192", "ISO_IR 100")) {
            Candidate best = inspect(label, bytes).best().orElseThrow();
            assertThat(best.confidence()).as(label).isGreaterThan(0.9);
            assertThat(best.encoding().decode(Tag.PATIENT_NAME, VR.PN, bytes))
                    .as(label)
                    .isEqualTo(text);
        }
    }

    private Inspection inspect(String label, byte[] bytes) {
        Element value = Element.of(Tag.PATIENT_NAME, VR.PN, bytes);
        return inspector.inspect(
                label.isEmpty()
                        ? DataSet.of(value)
                        : DataSet.of(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, label), value));
    }
}
