package io.cameldicom.toolkit.file;

import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetReaderTest {
    private static final int REFERENCED_STUDY_SEQUENCE = 0x00081110;

    @TempDir
    private Path folder;

    private DataSet read(TransferSyntax transferSyntax, String notation) throws IOException {
        return Encoded.read(folder, transferSyntax, notation).dataSet();
    }

    private ThrowableAssertAlternative<MalformedObjectException> refused(
            Problem problem, TransferSyntax transferSyntax, String notation) {
        return assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(transferSyntax, notation))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static byte[] value(DataSet dataSet, int tag) {
        return ((Value.Bytes) dataSet.element(tag).orElseThrow().value()).bytes();
    }

    @Test
    void readsExplicitVrLittleEndian() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1600 'UI' 0400 '1.2' 00
                0800 1800 'UI' 0400 '1.3' 00
                2800 1000 'US' 0200 0102
                E07F 1000 'OW' 0000 04000000 01020304""");

        assertThat(dataSet).extracting(Element::vr).containsExactly(VR.UI, VR.UI, VR.US, VR.OW);
        assertThat(dataSet.string(Tag.SOP_CLASS_UID)).contains("1.2");
        assertThat(value(dataSet, 0x00280010)).containsExactly(1, 2);
        assertThat(value(dataSet, Tag.PIXEL_DATA)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void readsExplicitVrBigEndian() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_BIG_ENDIAN, """
                0008 0016 'UI' 0004 '1.2' 00
                0008 1110 'SQ' 0000 0000001A
                    FFFE E000 FFFFFFFF  0028 0010 'US' 0002 0102  FFFE E00D 00000000
                7FE0 0010 'OW' 0000 00000004 01020304""");

        assertThat(dataSet.string(Tag.SOP_CLASS_UID)).contains("1.2");
        assertThat(value(dataSet.items(REFERENCED_STUDY_SEQUENCE).get(0), 0x00280010))
                .containsExactly(1, 2);
    }

    @Test
    void takesVrsOfImplicitVrFromTheDictionary() throws IOException {
        DataSet dataSet = read(IMPLICIT_VR_LITTLE_ENDIAN, """
                0800 1600 04000000 '1.2' 00
                0900 1000 04000000 'ACME'
                0900 0110 02000000 0102
                E07F 1000 04000000 01020304""");

        assertThat(dataSet).extracting(Element::vr).containsExactly(VR.UI, VR.LO, VR.UN, VR.OW);
    }

    @Test
    void readsSequencesAndItemsOfEitherKindOfLength() throws IOException {
        String element = "1000 2000 'LO' 0200 '42'";
        String defined = "FEFF 00E0 0A000000" + element;
        String undefined = "FEFF 00E0 FFFFFFFF" + element + "FEFF 0DE0 00000000";
        String both = defined + undefined;

        for (String sequence : new String[] {
            "0800 1011 'SQ' 0000 2C000000" + both, "0800 1011 'SQ' 0000 FFFFFFFF" + both + "FEFF DDE0 00000000"
        }) {
            DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, sequence + "1000 2000 'LO' 0200 '43'");

            assertThat(dataSet.items(REFERENCED_STUDY_SEQUENCE))
                    .extracting(item -> item.string(Tag.PATIENT_ID).orElseThrow())
                    .containsExactly("42", "42");
            assertThat(dataSet.string(Tag.PATIENT_ID)).contains("43");
            Value.Sequence value = (Value.Sequence)
                    dataSet.element(REFERENCED_STUDY_SEQUENCE).orElseThrow().value();
            assertThat(value.items()).extracting(Value.Item::undefinedLength).containsExactly(false, true);
        }
    }

    @Test
    void readsEmptySequencesAndItems() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 00000000
                0800 1111 'SQ' 0000 FFFFFFFF FEFF DDE0 00000000
                0800 1511 'SQ' 0000 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000""");

        assertThat(dataSet.items(0x00081110)).isEmpty();
        assertThat(dataSet.items(0x00081111)).isEmpty();
        assertThat(dataSet.items(0x00081115)).containsExactly(DataSet.EMPTY);
    }

    @Test
    void readsUnknownOfUndefinedLengthAsImplicitVrLittleEndian() throws IOException {
        String items = "FEFF 00E0 FFFFFFFF  1000 2000 02000000 '42'  FEFF 0DE0 00000000  FEFF DDE0 00000000";
        DataSet little =
                read(EXPLICIT_VR_LITTLE_ENDIAN, "0900 0110 'UN' 0000 FFFFFFFF" + items + "1000 2000 'LO' 0200 '43'");
        DataSet big = read(EXPLICIT_VR_BIG_ENDIAN, "0009 1001 'UN' 0000 FFFFFFFF" + items + "0010 0020 'LO' 0002 '43'");

        for (DataSet dataSet : List.of(little, big)) {
            assertThat(dataSet.element(0x00091001).orElseThrow().vr()).isEqualTo(VR.UN);
            assertThat(dataSet.items(0x00091001).get(0).string(Tag.PATIENT_ID)).contains("42");
            assertThat(dataSet.string(Tag.PATIENT_ID)).contains("43");
        }
    }

    @Test
    void takesUndefinedLengthInImplicitVrForASequence() throws IOException {
        DataSet dataSet = read(IMPLICIT_VR_LITTLE_ENDIAN, """
                0900 0110 FFFFFFFF
                FEFF 00E0 0A000000  1000 2000 02000000 '42'
                FEFF DDE0 00000000""");

        assertThat(dataSet.element(0x00091001).orElseThrow().vr()).isEqualTo(VR.SQ);
        assertThat(dataSet.items(0x00091001).get(0).string(Tag.PATIENT_ID)).contains("42");
    }

    @Test
    void readsFragments() throws IOException {
        DataSet dataSet = read(TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow(), """
                E07F 1000 'OB' 0000 FFFFFFFF
                FEFF 00E0 04000000 00000000
                FEFF 00E0 08000000 FEFFDDE000000000
                FEFF 00E0 00000000
                FEFF DDE0 00000000
                FCFF FCFF 'OB' 0000 02000000 0000""");
        Value.Fragments fragments =
                (Value.Fragments) dataSet.element(Tag.PIXEL_DATA).orElseThrow().value();

        assertThat(fragments.fragments()).extracting(Value.Plain::length).containsExactly(4L, 8L, 0L);
        assertThat(dataSet.contains(0xFFFCFFFC)).isTrue();
    }

    @Test
    void readsVrsThatNobodyKnows() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0900 0210 'ZY' 0000 04000000 01020304
                0900 0310 'ZX' 0000 00000000
                1000 2000 'LO' 0200 '42'""");

        assertThat(dataSet).extracting(Element::vr).containsExactly(VR.UN, VR.UN, VR.LO);
        assertThat(value(dataSet, 0x00091002)).containsExactly(1, 2, 3, 4);
        assertThat(dataSet.string(Tag.PATIENT_ID)).contains("42");
    }

    @Test
    void refusesAnUnknownVrOfTheShortForm() {
        assertThatThrownBy(() -> read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0900 0110 'ZZ' 0200 0102
                1000 2000 'LO' 0200 '42'"""))
                .isInstanceOfSatisfying(
                        MalformedObjectException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED))
                .hasMessageContaining("'ZZ', not of the standard");
    }

    @Test
    void passesOverDelimitationItemsThatEndNothingAtTheEndOfAnything() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 22000000
                    FEFF 00E0 12000000 1000 2000 'LO' 0200 '42' FEFF 0DE0 00000000
                    FEFF DDE0 00000000
                1000 2000 'LO' 0200 '43'""");

        assertThat(dataSet.string(Tag.PATIENT_ID)).contains("43");
    }

    @Test
    void readsInWhateverOrderElementsCome() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, "1000 2000 'LO' 0200 '42' 0800 1600 'UI' 0400 '1.2' 00");

        assertThat(dataSet).extracting(Element::tag).containsExactly(Tag.SOP_CLASS_UID, Tag.PATIENT_ID);
    }

    @Test
    void refusesAnElementTwiceOnlyIfItSaysDifferentThings() throws IOException {
        String uids = "0800 1600 'UI' 0400 '1.2' 00 0800 1800 'UI' 0400 '1.3' 00";
        String id = "1000 2000 'LO' 0200 '42'";
        String item = "4000 7502 'SQ' 0000 1C000000 FEFF 00E0 14000000 ";

        Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, uids + id + id).requireStorable();
        for (String twice : List.of(id + id.replace("42", "43"), item + id + id.replace("42", "43"))) {
            DicomFile file = Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, uids + twice);
            assertThatExceptionOfType(MalformedObjectException.class)
                    .isThrownBy(file::requireStorable)
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.DUPLICATE_ELEMENT))
                    .withMessageContaining("(0010,0020)");
        }
    }

    @Test
    void refusesLengthsPastTheEnclosingItemOrSequence() {
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 12000000
                    FEFF 00E0 0A000000 1000 2000 'LO' 0400 '42'
                1000 3000 'DA' 0000 """)
                .withMessageContaining("(0010,0020) at offset ")
                .withMessageContaining("length: 4 (expected: at most the 2 bytes that are left");
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 12000000
                    FEFF 00E0 0C000000 1000 2000 'LO' 0200 '42'
                1000 3000 'DA' 0000 """);
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 12000000
                    FEFF 00E0 FFFFFFFF 1000 2000 'LO' 0200 '42'
                    FEFF 0DE0 00000000""");
    }

    @Test
    void refusesDelimitationItemsInTheWrongPlace() {
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 FFFFFFFF
                    FEFF 00E0 FFFFFFFF 1000 2000 'LO' 0200 '42'
                FEFF DDE0 00000000""")
                .withMessageContaining("(FFFE,E0DD) of length 0 (expected: (FFFE,E00D))");
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, "1000 2000 'LO' 0200 '42' FEFF 00E0 00000000");
    }

    /** Other readers do not look at it either. */
    @Test
    void passesOverTheLengthOfADelimitationItem() throws IOException {
        DataSet dataSet = read(EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1011 'SQ' 0000 FFFFFFFF
                    FEFF 00E0 FFFFFFFF 1000 2000 'LO' 0200 '42' FEFF 0DE0 04000000
                FEFF DDE0 08000000
                1000 2000 'LO' 0200 '43'""");

        assertThat(dataSet.items(0x00081110)).hasSize(1);
        assertThat(dataSet.string(Tag.PATIENT_ID)).contains("43");
    }

    @Test
    void refusesSequencesOfAnythingButItems() {
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, "0800 1011 'SQ' 0000 0A000000 1000 2000 'LO' 0200 '42'")
                .withMessageContaining("(expected: (FFFE,E000))");
    }

    @Test
    void refusesFragmentsWithoutLength() {
        refused(
                        Problem.MALFORMED,
                        TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow(),
                        "E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF FEFF DDE0 00000000")
                .withMessageContaining("(FFFE,E000) of undefined length");
    }

    @Test
    void refusesUndefinedLengthOfVrsThatHaveNone() {
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, "0800 1011 'UT' 0000 FFFFFFFF FEFF DDE0 00000000")
                .withMessageContaining("VR UT");
    }

    @Test
    void refusesBytesThatAreNoVr() {
        refused(Problem.MALFORMED, EXPLICIT_VR_LITTLE_ENDIAN, "0800 1600 'UI' 0400 '1.2' 00 1000 2000 02000000 '42'")
                .withMessageContaining("bytes 02 00");
    }

    @Test
    void goesByTheFirstElementWhereFileMetaInformationIsPlainlyWrong() throws IOException {
        DicomFile implicit =
                Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, "0800 1600 04000000 '1.2' 00 1000 2000 02000000 '42'");
        DicomFile explicit = Encoded.read(
                folder, IMPLICIT_VR_LITTLE_ENDIAN, "0800 1600 'UI' 0400 '1.2' 00 1000 2000 'LO' 0200 '42'");

        assertThat(implicit.transferSyntax()).isEqualTo(IMPLICIT_VR_LITTLE_ENDIAN);
        assertThat(implicit.encoded().transferSyntaxUid()).isEqualTo(IMPLICIT_VR_LITTLE_ENDIAN.uid());
        assertThat(implicit.metaBuilt()).isTrue();
        assertThat(explicit.transferSyntax()).isEqualTo(EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(explicit.dataSet().string(Tag.PATIENT_ID)).contains("42");
    }

    @Test
    void readsFileMetaInformationInImplicitVr() throws IOException {
        byte[] meta = Encoded.bytes("'DICM' 0200 1000 14000000 '1.2.840.10008.1.2.1' 00");
        byte[] file = Bytes.concat(new byte[128], meta, Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00"));
        DicomFile read = DicomFile.read(Files.write(folder.resolve("implicit"), file));

        assertThat(read.transferSyntax()).isEqualTo(EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.dataSet().string(Tag.SOP_CLASS_UID)).contains("1.2");
    }

    @Test
    void refusesToStoreWhatBelongsToCommandsOrFiles() throws IOException {
        DicomFile file = Encoded.read(
                folder,
                EXPLICIT_VR_LITTLE_ENDIAN,
                "0800 1600 'UI' 0400 '1.2' 00 0800 1800 'UI' 0400 '1.3' 00 0200 1000 'UI' 0400 '1.4' 00");

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(file::requireStorable)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED))
                .withMessageContaining("(0002,0010)");
    }

    @Test
    void knowsExplicitVrAlsoWhereItsHeaderWouldBeALengthThatFits() throws IOException {
        byte[] pixels = new byte[400_000];
        byte[] dataSet =
                Bytes.concat(Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 E07F 1000 'OW' 0000 801A0600"), pixels);

        DicomFile file = Encoded.read(folder, IMPLICIT_VR_LITTLE_ENDIAN, dataSet, ReadLimits.DEFAULTS);

        assertThat(file.transferSyntax()).isEqualTo(EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(Bytes.of(file.encoded())).isEqualTo(dataSet);
    }
}
