package io.cameldicom.toolkit.charset.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of real objects, under their label, without one, and under wrong ones. */
class InspectorCorpusTest {
    private final Inspector inspector = new Inspector(InspectionOptions.DEFAULTS);

    /** Those with a letter that is not of ASCII: a sign alone, such as §, says little of its set. */
    static List<Arguments> values() {
        return Corpus.texts().stream()
                .filter(text -> text.text().codePoints().anyMatch(c -> c > 0x7F && Character.isLetter(c)))
                .map(text -> Arguments.of(text.charset(), HexFormat.of().formatHex(text.raw())))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("values")
    void findsTheDeclaredSetWhateverTheLabelSays(String set, String hex) {
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
