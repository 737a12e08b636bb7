package io.cameldicom.toolkit.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.Corpus;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultCharacterSetTest {
    private static final int SEQUENCE = 0x00081140;
    private static final Element CLASS = Element.of(Tag.SOP_CLASS_UID, VR.UI, "1.2");
    private static final byte[] LATIN = "M\u00FCller".getBytes(StandardCharsets.ISO_8859_1);

    private static DataSet name(byte[] bytes) {
        return DataSet.of(CLASS, Element.of(Tag.PATIENT_NAME, VR.PN, bytes));
    }

    private static Element sequence(DataSet item) {
        return new Element(SEQUENCE, VR.SQ, new Value.Sequence(List.of(new Value.Item(item, false)), false));
    }

    @Test
    void declaresTheTermInItsPlaceAndChangesNothingElse() {
        DataSet before = name(LATIN);
        DataSet after = DefaultCharacterSet.enrich(before, "ISO_IR 100").orElseThrow();

        assertThat(after.iterator().next().tag()).isEqualTo(Tag.SPECIFIC_CHARACTER_SET);
        assertThat(after.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
        assertThat(after.without(Tag.SPECIFIC_CHARACTER_SET)).containsExactlyElementsOf(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = VR.class,
            names = {"SH", "LO", "ST", "LT", "PN", "UC", "UT"})
    void actsOnEveryVrThatObeysTheCharacterSet(VR vr) {
        assertThat(DefaultCharacterSet.enrich(DataSet.of(Element.of(0x00200010, vr, LATIN)), "ISO_IR 100"))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = VR.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SH", "LO", "ST", "LT", "PN", "UC", "UT"})
    void leavesOtherVrsAlone(VR vr) {
        assertThat(DefaultCharacterSet.enrich(DataSet.of(Element.of(0x00200010, vr, LATIN)), "ISO_IR 100"))
                .isEmpty();
    }

    @Test
    void leavesDataSetsAloneThatDeclareASet() {
        DataSet declared = name(LATIN).with(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 6"));

        assertThat(DefaultCharacterSet.enrich(declared, "ISO_IR 100")).isEmpty();
    }

    @Test
    void takesAnEmptyDeclarationForNone() {
        DataSet empty = name(LATIN).with(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, ""));

        assertThat(DefaultCharacterSet.enrich(empty, "ISO_IR 100").orElseThrow().string(Tag.SPECIFIC_CHARACTER_SET))
                .contains("ISO_IR 100");
    }

    @Test
    void leavesAsciiAlone() {
        assertThat(DefaultCharacterSet.enrich(name("Doe^J".getBytes(StandardCharsets.US_ASCII)), "ISO_IR 100"))
                .isEmpty();
    }

    @Test
    void leavesUtf8Alone() {
        assertThat(DefaultCharacterSet.enrich(name("M\u00FCller".getBytes(StandardCharsets.UTF_8)), "ISO_IR 100"))
                .isEmpty();
    }

    @Test
    void leavesTextAloneOfWhichAPartIsUtf8() {
        DataSet mixed =
                name(LATIN).with(Element.of(Tag.PATIENT_ID, VR.LO, "M\u00FCller".getBytes(StandardCharsets.UTF_8)));

        assertThat(DefaultCharacterSet.enrich(mixed, "ISO_IR 100")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x92, 0x9F, 0x1B})
    void leavesWindowsCodePagesAndEscapesAlone(int b) {
        assertThat(DefaultCharacterSet.enrich(name(new byte[] {'M', (byte) 0xFC, (byte) b, 'x'}), "ISO_IR 100"))
                .isEmpty();
    }

    @Test
    void leavesTextAloneThatTheSetCannotDecode() {
        // A1 is no letter of Arabic ISO 8859-6.
        assertThat(DefaultCharacterSet.enrich(name(new byte[] {(byte) 0xA1, 'x'}), "ISO_IR 127"))
                .isEmpty();
        assertThat(DefaultCharacterSet.enrich(name(LATIN), "ISO_IR 192")).isEmpty();
    }

    @Test
    void looksIntoItems() {
        DataSet dataSet = DataSet.of(CLASS, sequence(DataSet.of(sequence(name(LATIN)))));

        assertThat(DefaultCharacterSet.enrich(dataSet, "ISO_IR 100")).isPresent();
    }

    @Test
    void leavesItemsToTheirOwnDeclaration() {
        DataSet item = name(LATIN).with(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 101"));

        assertThat(DefaultCharacterSet.enrich(DataSet.of(CLASS, sequence(item)), "ISO_IR 100"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DefinedTerm.class)
    void knowsHowEveryTermIsDecoded(DefinedTerm term) {
        assertThat(term.charset()).isInstanceOf(Charset.class);
        assertThat(DefaultCharacterSet.require(term.term())).isSameAs(term);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO IR 100", "latin1", "", "ISO_IR 999", "iso_ir 100"})
    void refusesUnknownTermsAndNamesTheValidOnes(String term) {
        assertThatExceptionOfType(CharacterSetException.class)
                .isThrownBy(() -> DefaultCharacterSet.enrich(DataSet.EMPTY, term))
                .withMessageContaining("'" + term + "'")
                .withMessageContaining("ISO_IR 100, ISO_IR 101");
    }

    @Test
    void repairsARealFileThatLostItsLabel() throws IOException {
        DicomFile file = DicomFile.read(Corpus.file("nasty/charset-absent-bytes-latin1.dcm"));

        assertThat(DefaultCharacterSet.enrich(file.dataSet(), "ISO_IR 100")).isPresent();
    }

    @Test
    void leavesEveryRealFileAloneThatDeclaresASet() throws IOException {
        for (Corpus.Real real : Corpus.files()) {
            if (!real.charset().isEmpty() && !real.note().contains("dcmdump-error")) {
                DicomFile file = DicomFile.read(real.path());
                if (file.dataSet().contains(Tag.SPECIFIC_CHARACTER_SET)) {
                    assertThat(DefaultCharacterSet.enrich(file.dataSet(), "ISO_IR 100"))
                            .as(real.name())
                            .isEmpty();
                }
            }
        }
    }
}
