package io.cameldicom.toolkit.convert;

import static io.cameldicom.toolkit.convert.Converted.BIG_ENDIAN;
import static io.cameldicom.toolkit.convert.Converted.EXPLICIT;
import static io.cameldicom.toolkit.convert.Converted.IMPLICIT;
import static io.cameldicom.toolkit.convert.Converted.convert;
import static io.cameldicom.toolkit.convert.Converted.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Encoded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplicitAndExplicitTest {
    @TempDir
    Path folder;

    @Test
    void namesTheVrThatTheDictionaryKnows() throws Exception {
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0800 6000 02000000 'CT' 2800 0200 02000000 0100"))
                .isEqualTo(hex("0800 6000 'CS' 0200 'CT' 2800 0200 'US' 0200 0100"));
    }

    @Test
    void leavesOutGroupLengths() throws Exception {
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0800 0000 04000000 0A000000 0800 6000 02000000 'CT'"))
                .isEqualTo(hex("0800 6000 'CS' 0200 'CT'"));
    }

    @Test
    void keepsPrivateElementsAsUnknown() throws Exception {
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0900 1000 04000000 'ACME' 0900 0110 04000000 01020304"))
                .isEqualTo(hex("0900 1000 'LO' 0400 'ACME' 0900 0110 'UN' 0000 04000000 01020304"));
    }

    @Test
    void dropsTheVrOfPrivateElementsButNotTheElement() throws Exception {
        assertThat(hex(folder, EXPLICIT, IMPLICIT, "0900 1000 'LO' 0400 'ACME' 0900 0110 'SL' 0400 01020304"))
                .isEqualTo(hex("0900 1000 04000000 'ACME' 0900 0110 04000000 01020304"));
    }

    @Test
    void followsPixelRepresentationForTheSign() throws Exception {
        String signed = "2800 0301 02000000 0100 2800 0601 02000000 FEFF";
        assertThat(hex(folder, IMPLICIT, EXPLICIT, signed))
                .isEqualTo(hex("2800 0301 'US' 0200 0100 2800 0601 'SS' 0200 FEFF"));
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "2800 0301 02000000 0000 2800 0601 02000000 FEFF"))
                .isEqualTo(hex("2800 0301 'US' 0200 0000 2800 0601 'US' 0200 FEFF"));
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "2800 0601 02000000 FEFF"))
                .isEqualTo(hex("2800 0601 'US' 0200 FEFF"));
    }

    @Test
    void followsThePixelRepresentationAroundAnItem() throws Exception {
        // Modality LUT Sequence (0028,3000) with LUT Descriptor (0028,3002) and LUT Data (0028,3006)
        assertThat(hex(
                        folder,
                        IMPLICIT,
                        EXPLICIT,
                        "2800 0301 02000000 0100 2800 0030 20000000 FEFF00E0 18000000"
                                + "2800 0230 06000000 0100 0080 1000 2800 0630 02000000 3412"))
                .isEqualTo(hex("2800 0301 'US' 0200 0100 2800 0030 'SQ' 0000 24000000 FEFF00E0 1C000000"
                        + "2800 0230 'SS' 0600 0100 0080 1000 2800 0630 'OW' 0000 02000000 3412"));
    }

    @Test
    void writesPixelDataAsBytesOrWords() throws Exception {
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "2800 0001 02000000 0800 E07F 1000 02000000 0102"))
                .isEqualTo(hex("2800 0001 'US' 0200 0800 E07F 1000 'OB' 0000 02000000 0102"));
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "2800 0001 02000000 1000 E07F 1000 02000000 0102"))
                .isEqualTo(hex("2800 0001 'US' 0200 1000 E07F 1000 'OW' 0000 02000000 0102"));
    }

    @Test
    void writesWaveformsAsBytesOrWords() throws Exception {
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0054 0410 02000000 0800 0054 1010 02000000 0102"))
                .isEqualTo(hex("0054 0410 'US' 0200 0800 0054 1010 'OB' 0000 02000000 0102"));
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0054 0410 02000000 1000 0054 1010 02000000 0102"))
                .isEqualTo(hex("0054 0410 'US' 0200 1000 0054 1010 'OW' 0000 02000000 0102"));
    }

    @Test
    void convertsItemsAndKeepsTheKindOfTheirLengths() throws Exception {
        String items = "4000 6002 FFFFFFFF FEFF00E0 0A000000 0800 0001 02000000 'A ' FEFFDDE0 00000000";
        String explicit = "4000 6002 'SQ' 0000 FFFFFFFF FEFF00E0 0A000000 0800 0001 'SH' 0200 'A ' FEFFDDE0 00000000";
        assertThat(hex(folder, IMPLICIT, EXPLICIT, items)).isEqualTo(hex(explicit));
        assertThat(hex(folder, EXPLICIT, IMPLICIT, explicit)).isEqualTo(hex(items));

        assertThat(hex(
                        folder,
                        IMPLICIT,
                        EXPLICIT,
                        "4000 6002 16000000 FEFF00E0 0E000000 E07F 1000 06000000 010203040506"))
                .as("lengths are counted anew")
                .isEqualTo(hex("4000 6002 'SQ' 0000 1A000000 FEFF00E0 12000000"
                        + " E07F 1000 'OW' 0000 06000000 010203040506"));
    }

    @Test
    void keepsUnknownSequencesOfUndefinedLength() throws Exception {
        // A UN of undefined length holds Implicit VR, whatever is around (PS3.5 §6.2.2).
        String inside = "FEFF00E0 0A000000 0800 0001 02000000 'A ' FEFFDDE0 00000000";
        assertThat(hex(folder, EXPLICIT, IMPLICIT, "0900 0110 'UN' 0000 FFFFFFFF" + inside))
                .isEqualTo(hex("0900 0110 FFFFFFFF" + inside));
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "0900 0110 FFFFFFFF" + inside))
                .isEqualTo(hex("0900 0110 'SQ' 0000 FFFFFFFF FEFF00E0 0A000000 0800 0001 'SH' 0200 'A ' FEFFDDE0"
                        + " 00000000"));
    }

    @Test
    void writesWhatIsTooLongForItsVrAsUnknown() throws Exception {
        // Rows (0028,0010) US, absurdly long
        String value = "AB".repeat(0x1_0000);
        assertThat(hex(folder, IMPLICIT, EXPLICIT, "2800 1000 00000100" + value))
                .isEqualTo(hex("2800 1000 'UN' 0000 00000100" + value));
    }

    @Test
    void leavesPixelDataInItsFile() throws Exception {
        Path path = TestObjects.ct().size(256, 256).writeInto(folder);
        DicomFile file = DicomFile.read(path);

        EncodedDataSet implicit = convert(file, IMPLICIT, folder);

        assertThat(implicit.transferSyntaxUid()).isEqualTo(IMPLICIT.uid());
        assertThat(implicit.segments()).hasSize(2).element(1).isInstanceOf(Segment.FileRegion.class);
        assertThat(((Segment.FileRegion) implicit.segments().get(1)).file()).isEqualTo(path);
    }

    @Test
    void convertsAnEditedDataSet() throws Exception {
        DicomFile file = DicomFile.read(TestObjects.ct().writeInto(folder));
        Element label = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");

        EncodedDataSet implicit = Conversions.convert(file, file.dataSet().with(label), IMPLICIT, () -> null);

        assertThat(((Segment.Heap) implicit.segments().get(0)).bytes())
                .startsWith(Encoded.bytes("0800 0500 0A000000 'ISO_IR 100'"));
        assertThat(implicit.length()).isEqualTo(convert(file, IMPLICIT, folder).length() + 18);
    }

    @Test
    void offersTheOtherEncoding() throws Exception {
        DicomFile explicit = Encoded.read(folder, EXPLICIT, "0800 6000 'CS' 0200 'CT'");
        DicomFile implicit = Encoded.read(folder, IMPLICIT, "0800 6000 02000000 'CT'");

        assertThat(Conversions.targets(explicit, ConversionOptions.DEFAULTS)).startsWith(IMPLICIT);
        assertThat(Conversions.targets(implicit, ConversionOptions.DEFAULTS)).startsWith(EXPLICIT);
    }

    @Test
    void neverConvertsToBigEndian() throws Exception {
        DicomFile file = Encoded.read(folder, EXPLICIT, "0800 6000 'CS' 0200 'CT'");

        assertThatThrownBy(() -> convert(file, BIG_ENDIAN, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.2.840.10008.1.2.2");
    }
}
