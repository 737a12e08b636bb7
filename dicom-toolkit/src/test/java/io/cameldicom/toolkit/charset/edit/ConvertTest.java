package io.cameldicom.toolkit.charset.edit;

import static io.cameldicom.toolkit.charset.edit.Objects.DESCRIPTION;
import static io.cameldicom.toolkit.charset.edit.Objects.SEQUENCE;
import static io.cameldicom.toolkit.charset.edit.Objects.item;
import static io.cameldicom.toolkit.charset.edit.Objects.items;
import static io.cameldicom.toolkit.charset.edit.Objects.label;
import static io.cameldicom.toolkit.charset.edit.Objects.latin;
import static io.cameldicom.toolkit.charset.edit.Objects.modified;
import static io.cameldicom.toolkit.charset.edit.Objects.name;
import static io.cameldicom.toolkit.charset.edit.Objects.record;
import static io.cameldicom.toolkit.charset.edit.Objects.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.UnmappableTextException;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConvertTest {
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");
    private static final SpecificCharacterSet LATIN1 = SpecificCharacterSet.of("ISO_IR 100");
    private static final Charset LATIN2_BYTES = Charset.forName("ISO-8859-2");
    private static final CharacterSetEditor EDITOR = new CharacterSetEditor(EditOptions.DEFAULTS);
    private static final CharacterSetEditor UNRECORDED =
            new CharacterSetEditor(EditOptions.DEFAULTS.withRecordOriginal(false));

    private static CharacterSetEdit convert(DataSet dataSet) {
        return EDITOR.convert(dataSet, UNICODE, TextSource.NONE);
    }

    @Test
    void encodesTextAnewAndDeclaresIt() {
        Element id = Element.of(Tag.PATIENT_ID, VR.LO, "A1");
        DataSet before = DataSet.of(label("ISO_IR 100"), latin("M\u00FCller^J\u00F6rg"), id);
        CharacterSetEdit edit = convert(before);

        assertThat(edit.action()).isEqualTo(Action.CONVERTED);
        assertThat(edit.declared()).isEqualTo("ISO_IR 100");
        assertThat(edit.result()).isEqualTo("ISO_IR 192");
        assertThat(edit.changes()).isEmpty();
        assertThat(edit.dataSet().string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(text(edit.dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FCller^J\u00F6rg");
        assertThat(edit.dataSet().element(Tag.PATIENT_ID).orElseThrow()).isSameAs(id);
        assertThat(before.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
    }

    @ParameterizedTest
    @EnumSource(
            value = VR.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SH", "LO", "ST", "LT", "PN", "UC", "UT"})
    void leavesOtherVrsAlone(VR vr) {
        Element other = Element.of(0x00200010, vr, "M\u00FCller".getBytes(ISO_8859_1));

        assertThat(convert(DataSet.of(label("ISO_IR 100"), other)).dataSet().element(0x00200010))
                .containsSame(other);
    }

    @Test
    void leavesOutPaddingThatIsNeededNoMore() {
        DataSet odd = DataSet.of(label("ISO_IR 100"), latin("M\u00FCll "));
        DataSet even = DataSet.of(label("ISO_IR 100"), latin("M\u00FC\u00FC "));

        assertThat(text(convert(odd).dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FCll ");
        assertThat(text(convert(even).dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FC\u00FC ");
    }

    @Test
    void takesNulThatPadsForNoText() {
        DataSet padded = DataSet.of(label("ISO_IR 100"), latin("M\u00FC\0\0"));

        assertThat(text(convert(padded).dataSet(), Tag.PATIENT_NAME, UTF_8)).isEqualTo("M\u00FC\0");
    }

    @Test
    void convertsItemsWithSetsOfTheirOwnFromTheirs() {
        DataSet own = DataSet.of(
                label("ISO_IR 101"),
                text(DESCRIPTION, VR.LO, "Za\u017C\u00F3\u0142\u0107", LATIN2_BYTES),
                items(SEQUENCE, DataSet.of(text(DESCRIPTION, VR.LO, "G\u0119\u015Bl\u0105", LATIN2_BYTES))));
        DataSet inheriting = DataSet.of(text(DESCRIPTION, VR.LO, "Gr\u00F6\u00DFe", ISO_8859_1));
        DataSet after = convert(DataSet.of(label("ISO_IR 100"), items(SEQUENCE, own, inheriting)))
                .dataSet();

        DataSet first = item(after, SEQUENCE, 1);
        assertThat(first.contains(Tag.SPECIFIC_CHARACTER_SET)).isFalse();
        assertThat(text(first, DESCRIPTION, UTF_8)).isEqualTo("Za\u017C\u00F3\u0142\u0107");
        assertThat(text(item(first, SEQUENCE, 1), DESCRIPTION, UTF_8)).isEqualTo("G\u0119\u015Bl\u0105");
        assertThat(text(item(after, SEQUENCE, 2), DESCRIPTION, UTF_8)).isEqualTo("Gr\u00F6\u00DFe");
    }

    @Test
    void labelsAnObjectThatOnlyAnItemMadeNeedASet() {
        DataSet own = DataSet.of(label("ISO_IR 100"), text(DESCRIPTION, VR.LO, "Gr\u00F6\u00DFe", ISO_8859_1));
        DataSet after =
                convert(DataSet.of(name("Doe", UTF_8), items(SEQUENCE, own))).dataSet();

        assertThat(after.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 192");
        assertThat(text(item(after, SEQUENCE, 1), DESCRIPTION, UTF_8)).isEqualTo("Gr\u00F6\u00DFe");
    }

    @Test
    void keepsSequencesThatHaveNoSuchTextAsTheyAre() {
        Element sequence = items(SEQUENCE, DataSet.of(Element.of(DESCRIPTION, VR.LO, "ASCII")));
        Element pixels = new Element(Tag.PIXEL_DATA, VR.OW, new Value.Bytes(new byte[] {(byte) 0xFC, (byte) 0xFC}));
        DataSet after = convert(DataSet.of(label("ISO_IR 100"), latin("M\u00FC"), sequence, pixels))
                .dataSet();

        assertThat(after.element(SEQUENCE)).containsSame(sequence);
        assertThat(after.element(Tag.PIXEL_DATA)).containsSame(pixels);
    }

    @Test
    void changesNothingWhereTextIsInTheTargetAlready() {
        DataSet before = DataSet.of(label("ISO_IR 192"), name("M\u00FCller", UTF_8));

        assertThat(convert(before).dataSet()).isSameAs(before);
        assertThat(convert(before).action()).isEqualTo(Action.NONE);
        DataSet once =
                convert(DataSet.of(label("ISO_IR 100"), latin("M\u00FC"))).dataSet();
        assertThat(convert(once).dataSet()).isSameAs(once);
    }

    @Test
    void labelsNothingThatNeedsNoSet() {
        DataSet before = DataSet.of(name("Doe^John", UTF_8));

        assertThat(convert(before).dataSet()).isSameAs(before);
    }

    @Test
    void changesTheLabelAloneOfAscii() {
        Element name = name("Doe^John", UTF_8);
        CharacterSetEdit edit = convert(DataSet.of(label("ISO_IR 100"), name));

        assertThat(edit.action()).isEqualTo(Action.CONVERTED);
        assertThat(edit.result()).isEqualTo("ISO_IR 192");
        assertThat(edit.dataSet().element(Tag.PATIENT_NAME)).containsSame(name);
    }

    @Test
    void encodesAnewWhatTheLabelByTheStandardWouldReadOtherwise() {
        DataSet wild = DataSet.of(label("ISO 2022 IR 149"), name("\uAE40", Charset.forName("EUC-KR")));
        CharacterSetEdit edit = EDITOR.convert(wild, SpecificCharacterSet.of("ISO 2022 IR 149"), TextSource.NONE);

        SpecificCharacterSet declared =
                SpecificCharacterSet.declaredIn(edit.dataSet()).orElseThrow();
        assertThat(declared.deviations()).isEmpty();
        assertThat(declared.decode(Tag.PATIENT_NAME, VR.PN, Objects.bytes(edit.dataSet(), Tag.PATIENT_NAME)))
                .isEqualTo("\uAE40");
    }

    @Test
    void refusesTextThatIsNotInItsSet() {
        DataSet unlabelled = DataSet.of(latin("M\u00FCller"));

        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> convert(unlabelled))
                .satisfies(e -> assertThat(e.tag()).isEqualTo(Tag.PATIENT_NAME))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(1))
                .withMessageNotContaining("ller");
    }

    @Test
    void refusesTextThatCannotBeInTheTarget() {
        DataSet greek = DataSet.of(label("ISO_IR 192"), name("\u03B1\u03B2", UTF_8));

        assertThatExceptionOfType(UnmappableTextException.class)
                .isThrownBy(() -> EDITOR.convert(greek, LATIN1, TextSource.NONE))
                .satisfies(e -> assertThat(e.tag()).isEqualTo(Tag.PATIENT_NAME));
    }

    @Test
    void refusesUnknownLabels() {
        assertThatExceptionOfType(CharacterSetException.class)
                .isThrownBy(() -> convert(DataSet.of(label("KOI-NONE"), latin("M\u00FC"))));
    }

    @Test
    void refusesTextThatItsLengthCouldNotCountAnyMore() {
        byte[] umlauts = new byte[40_000];
        Arrays.fill(umlauts, (byte) 0xFC);
        DataSet comment = DataSet.of(label("ISO_IR 100"), Element.of(0x00104000, VR.LT, umlauts));
        DataSet unlimited = DataSet.of(label("ISO_IR 100"), Element.of(0x00104000, VR.UT, umlauts));

        assertThatExceptionOfType(LongTextException.class)
                .isThrownBy(() -> convert(comment))
                .satisfies(e -> assertThat(e.tag()).isEqualTo(0x00104000))
                .withMessageContaining("80000 bytes");
        assertThat(convert(unlimited)
                        .dataSet()
                        .element(0x00104000)
                        .orElseThrow()
                        .value())
                .hasToString("80000 bytes");
    }

    @Test
    void leavesPrivateTextAloneThatIsNone() {
        Element creator = Element.of(0x00090010, VR.LO, "VENDOR");
        Element text = text(0x00091001, VR.LO, "Gr\u00F6\u00DFe", UTF_8);
        Element junk = Element.of(0x00091002, VR.LO, new byte[] {(byte) 0xFF, 1});
        DataSet after = EDITOR.convert(DataSet.of(label("ISO_IR 192"), creator, text, junk), LATIN1, TextSource.NONE)
                .dataSet();

        assertThat(text(after, 0x00091001, ISO_8859_1)).isEqualTo("Gr\u00F6\u00DFe");
        assertThat(after.element(0x00091002)).containsSame(junk);
    }

    @Test
    void leavesHistoryWithSetsOfItsOwnAlone() {
        DataSet old = DataSet.of(label(""), latin("M\u00FC"));
        DataSet inheriting = DataSet.of(latin("M\u00FC"));
        DataSet history = DataSet.of(items(Tag.MODIFIED_ATTRIBUTES_SEQUENCE, old));
        DataSet other = DataSet.of(items(Tag.MODIFIED_ATTRIBUTES_SEQUENCE, inheriting));
        DataSet before = DataSet.of(
                label("ISO_IR 100"), latin("M\u00FC"), items(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, history, other));
        DataSet after = convert(before).dataSet();

        assertThat(after.items(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE)).hasSize(3);
        assertThat(item(after, Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, 1)).isSameAs(history);
        assertThat(text(
                        item(item(after, Tag.ORIGINAL_ATTRIBUTES_SEQUENCE, 2), Tag.MODIFIED_ATTRIBUTES_SEQUENCE, 1),
                        Tag.PATIENT_NAME,
                        UTF_8))
                .isEqualTo("M\u00FC");
    }

    @Test
    void goesBackToTheSameText() {
        DataSet before = DataSet.of(
                label("ISO_IR 100"),
                latin("M\u00FCller^J\u00F6rg"),
                items(SEQUENCE, DataSet.of(text(DESCRIPTION, VR.LO, "Gr\u00F6\u00DFe", ISO_8859_1))));
        DataSet there = UNRECORDED.convert(before, UNICODE, TextSource.NONE).dataSet();
        DataSet back = UNRECORDED.convert(there, LATIN1, TextSource.NONE).dataSet();

        assertThat(Objects.bytes(back, Tag.PATIENT_NAME)).isEqualTo(Objects.bytes(before, Tag.PATIENT_NAME));
        assertThat(Objects.bytes(item(back, SEQUENCE, 1), DESCRIPTION))
                .isEqualTo(Objects.bytes(item(before, SEQUENCE, 1), DESCRIPTION));
        assertThat(back.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(back.contains(Tag.ORIGINAL_ATTRIBUTES_SEQUENCE)).isFalse();
    }

    @Test
    void recordsTheOldLabelAlone() {
        DataSet after =
                convert(DataSet.of(label("ISO_IR 100"), latin("M\u00FC"))).dataSet();

        assertThat(modified(after)).hasSize(1);
        assertThat(modified(after).string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(record(after).string(Tag.REASON_FOR_THE_ATTRIBUTE_MODIFICATION))
                .contains("COERCE");
        assertThat(record(after).contains(Tag.NONCONFORMING_MODIFIED_ATTRIBUTES_SEQUENCE))
                .isFalse();
    }

    @Test
    void recordsSequencesInWhichALabelWasDropped() {
        DataSet own = DataSet.of(label("ISO_IR 101"), Element.of(DESCRIPTION, VR.LO, "ASCII"));
        DataSet before = DataSet.of(label("ISO_IR 100"), items(SEQUENCE, own));

        assertThat(item(modified(convert(before).dataSet()), SEQUENCE, 1)).containsExactlyElementsOf(own);
    }

    @Test
    void recordsOfSequencesWithOtherTextTheLabelAlone() {
        DataSet own = DataSet.of(label("ISO_IR 101"), text(DESCRIPTION, VR.LO, "\u0142", LATIN2_BYTES));
        DataSet after =
                convert(DataSet.of(label("ISO_IR 100"), items(SEQUENCE, own))).dataSet();

        assertThat(modified(after)).hasSize(1);
        assertThat(Objects.nonconforming(after)).singleElement().satisfies(old -> {
            assertThat(text(old, Tag.NONCONFORMING_DATA_ELEMENT_VALUE, UTF_8)).isEqualTo("ISO_IR 101");
            assertThat(Objects.bytes(old, Tag.SELECTOR_ATTRIBUTE)).containsExactly(8, 0, 5, 0);
            assertThat(old.string(Tag.SELECTOR_SEQUENCE_POINTER_ITEMS)).contains("1");
        });
    }
}
