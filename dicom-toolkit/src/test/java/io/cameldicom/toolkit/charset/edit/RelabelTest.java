package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.DESCRIPTION;
import static io.cameldicom.toolkit.charset.edit.Objects.SEQUENCE;
import static io.cameldicom.toolkit.charset.edit.Objects.bytes;
import static io.cameldicom.toolkit.charset.edit.Objects.items;
import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static io.cameldicom.toolkit.charset.edit.Objects.latin;
import static io.cameldicom.toolkit.charset.edit.Objects.modified;
import static io.cameldicom.toolkit.charset.edit.Objects.name;
import static io.cameldicom.toolkit.charset.edit.Objects.nonconforming;
import static io.cameldicom.toolkit.charset.edit.Objects.record;
import static io.cameldicom.toolkit.charset.edit.Objects.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import org.junit.jupiter.api.Test;

class RelabelTest {
    private static final CharacterSetEditor EDITOR = new CharacterSetEditor(EditOptions.DEFAULTS);

    private static CharacterSetEdit relabel(DataSet dataSet, String target) {
        return EDITOR.relabel(dataSet, SpecificCharacterSet.of(target), TextSource.NONE);
    }

    @Test
    void declaresTheTargetAndKeepsEveryByte() {
        Element name = latin("M\u00FCller");
        CharacterSetEdit edit = relabel(DataSet.of(name), "ISO_IR 100");

        assertThat(edit.action()).isEqualTo(Action.RELABELLED);
        assertThat(edit.declared()).isEmpty();
        assertThat(edit.result()).isEqualTo("ISO_IR 100");
        assertThat(edit.dataSet().element(Tag.PATIENT_NAME)).containsSame(name);
    }

    @Test
    void tellsWhatReadsOtherwise() {
        DataSet before = DataSet.of(
                label("ISO_IR 100"),
                name("M\u00FCller", UTF_8),
                Element.of(Tag.PATIENT_ID, VR.LO, "A1"),
                items(SEQUENCE, DataSet.of(text(DESCRIPTION, VR.LO, "\u00FC", UTF_8))));
        CharacterSetEdit edit = relabel(before, "ISO_IR 192");

        assertThat(edit.changes())
                .containsExactly(
                        new TextChange("(0010,0010)", VR.PN, "M\u00C3\u00BCller", "M\u00FCller"),
                        new TextChange("(0040,0275)[1].(0040,0007)", VR.LO, "\u00C3\u00BC", "\u00FC"));
        assertThat(edit.toString() + edit.changes()).doesNotContain("ller");
    }

    @Test
    void showsBytesThatWereNoTextAsSuch() {
        assertThat(relabel(DataSet.of(latin("M\u00FC")), "ISO_IR 100").changes())
                .containsExactly(new TextChange("(0010,0010)", VR.PN, "M\uFFFD", "M\u00FC"));
    }

    @Test
    void refusesTextThatIsNotInTheTarget() {
        DataSet latin = DataSet.of(label("ISO_IR 100"), latin("M\u00FCller"));

        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> relabel(latin, "ISO_IR 192"))
                .satisfies(e -> assertThat(e.tag()).isEqualTo(Tag.PATIENT_NAME));
    }

    @Test
    void leavesItemsToTheirOwnLabel() {
        Element sequence = items(SEQUENCE, DataSet.of(label("ISO_IR 192"), text(DESCRIPTION, VR.LO, "\u00DF", UTF_8)));

        assertThat(relabel(DataSet.of(latin("M\u00FC"), sequence), "ISO_IR 100")
                        .dataSet()
                        .element(SEQUENCE))
                .containsSame(sequence);
    }

    @Test
    void changesNothingThatIsLabelledSo() {
        DataSet before = DataSet.of(label("ISO_IR 100"), latin("M\u00FC"));

        assertThat(relabel(before, "ISO_IR 100").dataSet()).isSameAs(before);
        assertThat(relabel(before, "ISO_IR 100").action()).isEqualTo(Action.NONE);
    }

    @Test
    void recordsTheOldLabelAlone() {
        DataSet after = relabel(DataSet.of(label("ISO_IR 100"), name("M\u00FC", UTF_8)), "ISO_IR 192")
                .dataSet();

        assertThat(modified(after)).hasSize(1);
        assertThat(modified(after).string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(record(after).string(Tag.REASON_FOR_THE_ATTRIBUTE_MODIFICATION))
                .contains("CORRECT");
        assertThat(record(after).string(Tag.MODIFYING_SYSTEM)).contains("CAMEL_DICOM_01");
        assertThat(record(after).contains(Tag.SOURCE_OF_PREVIOUS_VALUES)).isTrue();
        assertThat(record(after).string(Tag.ATTRIBUTE_MODIFICATION_DATE_TIME).orElseThrow())
                .matches("\\d{14}\\.\\d{3}[+-]\\d{4}");
    }

    @Test
    void recordsThatThereWasNoLabel() {
        DataSet after = relabel(DataSet.of(latin("M\u00FC")), "ISO_IR 100").dataSet();

        assertThat(bytes(modified(after), Tag.SPECIFIC_CHARACTER_SET)).isEmpty();
        assertThat(nonconforming(after)).isEmpty();
    }

    @Test
    void recordsAnUnknownLabelWhereNoReaderTakesItForOne() {
        DataSet after = relabel(
                        DataSet.of(label("KOI-NONE"), text(Tag.PATIENT_NAME, VR.PN, "M\u00FC", ISO_8859_1)),
                        "ISO_IR 100")
                .dataSet();

        assertThat(bytes(modified(after), Tag.SPECIFIC_CHARACTER_SET)).isEmpty();
        assertThat(nonconforming(after)).hasSize(1);
        DataSet label = nonconforming(after).get(0);
        assertThat(text(label, Tag.NONCONFORMING_DATA_ELEMENT_VALUE, US_ASCII)).isEqualTo("KOI-NONE");
        assertThat(bytes(label, Tag.SELECTOR_ATTRIBUTE)).containsExactly(8, 0, 5, 0);
        assertThat(bytes(label, Tag.SELECTOR_VALUE_NUMBER)).containsExactly(0, 0);
    }
}
