package io.cameldicom.toolkit.file;

import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditedDataSetTest {
    private static final Element LATIN_1 = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");

    @TempDir
    private Path folder;

    private byte[] edited(TransferSyntax transferSyntax, String notation, Element element) throws IOException {
        DicomFile file = Encoded.read(folder, transferSyntax, notation);
        return Bytes.of(file.encoded(file.dataSet().with(element)));
    }

    @Test
    void encodesExplicitVrLittleEndian() throws IOException {
        String rest = """
                0800 1600 'UI' 0400 '1.2' 00
                0800 1011 'SQ' 0000 2A000000
                    FEFF 00E0 0A000000  1000 2000 'LO' 0200 '42'
                    FEFF 00E0 FFFFFFFF  FEFF 0DE0 00000000
                    FEFF 00E0 00000000
                0800 1111 'SQ' 0000 FFFFFFFF
                    FEFF 00E0 0A000000  1000 2000 'LO' 0200 '42'
                FEFF DDE0 00000000
                0900 0110 'UN' 0000 FFFFFFFF
                    FEFF 00E0 FFFFFFFF  1000 2000 02000000 '42'  FEFF 0DE0 00000000
                FEFF DDE0 00000000
                E07F 1000 'OW' 0000 04000000 01020304
                FCFF FCFF 'OB' 0000 02000000 0000""";

        assertThat(edited(EXPLICIT_VR_LITTLE_ENDIAN, rest, LATIN_1))
                .isEqualTo(Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100'" + rest));
    }

    @Test
    void encodesExplicitVrBigEndian() throws IOException {
        String rest = """
                0008 0016 'UI' 0004 '1.2' 00
                0008 1110 'SQ' 0000 00000012
                    FFFE E000 0000000A  0010 0020 'LO' 0002 '42'
                0009 1001 'UN' 0000 FFFFFFFF
                    FEFF 00E0 FFFFFFFF  1000 2000 02000000 '42'  FEFF 0DE0 00000000
                FEFF DDE0 00000000
                0010 0020 'LO' 0002 '42'
                7FE0 0010 'OW' 0000 00000004 01020304""";

        assertThat(edited(EXPLICIT_VR_BIG_ENDIAN, rest, LATIN_1))
                .isEqualTo(Encoded.bytes("0008 0005 'CS' 000A 'ISO_IR 100'" + rest));
    }

    @Test
    void encodesImplicitVrLittleEndian() throws IOException {
        String rest = """
                0800 1600 04000000 '1.2' 00
                0800 1011 12000000
                    FEFF 00E0 0A000000  1000 2000 02000000 '42'
                0900 0110 FFFFFFFF
                    FEFF 00E0 FFFFFFFF  1000 2000 02000000 '42'  FEFF 0DE0 00000000
                FEFF DDE0 00000000
                E07F 1000 04000000 01020304""";

        assertThat(edited(IMPLICIT_VR_LITTLE_ENDIAN, rest, LATIN_1))
                .isEqualTo(Encoded.bytes("0800 0500 0A000000 'ISO_IR 100'" + rest));
    }

    @Test
    void correctsTheLengthsAroundAnEditedElement() throws IOException {
        DicomFile file = Encoded.read(
                folder,
                EXPLICIT_VR_LITTLE_ENDIAN,
                "0800 1011 'SQ' 0000 12000000 FEFF 00E0 0A000000 1000 2000 'LO' 0200 '42'");
        DataSet item = DataSet.of(Element.of(Tag.PATIENT_ID, VR.LO, "4242"));
        DataSet edited = file.dataSet()
                .with(new Element(0x00081110, VR.SQ, new Value.Sequence(List.of(new Value.Item(item, false)), false)));

        assertThat(Bytes.of(file.encoded(edited)))
                .isEqualTo(Encoded.bytes("0800 1011 'SQ' 0000 14000000 FEFF 00E0 0C000000 1000 2000 'LO' 0400 '4242'"));
    }

    @Test
    void padsValuesOfOddLengthAlsoWithoutAnEdit() throws IOException {
        DicomFile file = Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, """
                0800 1600 'UI' 0300 '1.2'
                0800 1011 'SQ' 0000 13000000 FEFF 00E0 0B000000 1000 1000 'PN' 0300 'Doe'
                E07F 1000 'OB' 0000 03000000 010203""");

        assertThat(Bytes.of(file.encoded())).isEqualTo(Encoded.bytes("""
                0800 1600 'UI' 0400 '1.2' 00
                0800 1011 'SQ' 0000 14000000 FEFF 00E0 0C000000 1000 1000 'PN' 0400 'Doe '
                E07F 1000 'OB' 0000 04000000 010203 00"""));
    }

    @Test
    void padsFragmentsOfOddLength() throws IOException {
        DicomFile file =
                Encoded.read(folder, TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow(), """
                E07F 1000 'OB' 0000 FFFFFFFF
                FEFF 00E0 00000000 FEFF 00E0 03000000 FFD8FF FEFF DDE0 00000000""");

        assertThat(Bytes.of(file.encoded())).isEqualTo(Encoded.bytes("""
                E07F 1000 'OB' 0000 FFFFFFFF
                FEFF 00E0 00000000 FEFF 00E0 04000000 FFD8FF00 FEFF DDE0 00000000"""));
    }

    @Test
    void leavesOutGroupLengthsThatAnEditMakesWrong() throws IOException {
        assertThat(edited(
                        EXPLICIT_VR_LITTLE_ENDIAN,
                        "0800 0000 'UL' 0400 0C000000 0800 1600 'UI' 0400 '1.2' 00",
                        LATIN_1))
                .isEqualTo(Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100' 0800 1600 'UI' 0400 '1.2' 00"));
    }

    @Test
    void writesAValueThatItsVrCannotCountAsUnknown() throws IOException {
        byte[] longName = new byte[65536];
        Arrays.fill(longName, (byte) 'x');
        Element element = Element.of(Tag.PATIENT_NAME, VR.PN, longName);
        String rest = "0800 1600 'UI' 0400 '1.2' 00";

        assertThat(edited(EXPLICIT_VR_LITTLE_ENDIAN, rest, element))
                .isEqualTo(Bytes.concat(Encoded.bytes(rest + "1000 1000 'UN' 0000 00000100"), longName));
        assertThat(edited(IMPLICIT_VR_LITTLE_ENDIAN, "0800 1600 04000000 '1.2' 00", element))
                .endsWith(longName)
                .contains(Encoded.bytes("1000 1000 00000100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.JPEG_BASELINE
            })
    void keepsLongValuesAsRegionsOfTheFile(String transferSyntax) throws IOException {
        TestObjects object = TestObjects.multiFrame().size(256, 256).transferSyntax(transferSyntax);
        DicomFile file = DicomFile.read(object.writeInto(folder));
        EncodedDataSet encoded = file.encoded(file.dataSet().with(LATIN_1));
        byte[] before = object.dataSet();
        byte[] after = Bytes.of(encoded);
        int grown = 18;

        assertThat(encoded.segments()).hasSize(2);
        assertThat(encoded.segments().get(0)).isInstanceOf(Segment.Heap.class);
        assertThat(encoded.segments().get(1)).isInstanceOf(Segment.FileRegion.class);
        assertThat(after).hasSize(before.length + grown);
        assertThat(Arrays.copyOfRange(after, grown, after.length)).isEqualTo(before);
        assertThat(encoded.sopInstanceUid()).isEqualTo(object.instance());
    }

    @Test
    void encodesWhatFollowsPixelData() throws IOException {
        byte[] pixels = new byte[20_000];
        Arrays.fill(pixels, (byte) 7);
        byte[] before = Bytes.concat(
                Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 E07F 1000 'OB' 0000 204E0000"),
                pixels,
                Encoded.bytes("FCFF FCFF 'OB' 0000 02000000 0102"));
        DicomFile file = Encoded.read(folder, EXPLICIT_VR_LITTLE_ENDIAN, before, ReadLimits.DEFAULTS);
        EncodedDataSet encoded = file.encoded(file.dataSet().with(LATIN_1));

        assertThat(encoded.segments()).hasSize(3);
        assertThat(Bytes.of(encoded))
                .isEqualTo(Bytes.concat(Encoded.bytes("0800 0500 'CS' 0A00 'ISO_IR 100'"), before));
    }
}
