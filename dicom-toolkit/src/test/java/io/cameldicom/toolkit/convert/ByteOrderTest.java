package io.cameldicom.toolkit.convert;

import static io.cameldicom.toolkit.convert.Converted.BIG_ENDIAN;
import static io.cameldicom.toolkit.convert.Converted.DEFLATED;
import static io.cameldicom.toolkit.convert.Converted.EXPLICIT;
import static io.cameldicom.toolkit.convert.Converted.GE;
import static io.cameldicom.toolkit.convert.Converted.IMPLICIT;
import static io.cameldicom.toolkit.convert.Converted.convert;
import static io.cameldicom.toolkit.convert.Converted.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Encoded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteOrderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "AT, 0102030405060708, 0201040306050807",
        "OW, 0102030405060708, 0201040306050807",
        "SS, 0102030405060708, 0201040306050807",
        "US, 0102030405060708, 0201040306050807",
        "FL, 0102030405060708, 0403020108070605",
        "OF, 0102030405060708, 0403020108070605",
        "OL, 0102030405060708, 0403020108070605",
        "SL, 0102030405060708, 0403020108070605",
        "UL, 0102030405060708, 0403020108070605",
        "FD, 0102030405060708, 0807060504030201",
        "OD, 0102030405060708, 0807060504030201",
        "OV, 0102030405060708, 0807060504030201",
        "SV, 0102030405060708, 0807060504030201",
        "UV, 0102030405060708, 0807060504030201",
        "OB, 0102030405060708, 0102030405060708",
        "UN, 0102030405060708, 0102030405060708",
        "LO, 4142434445464748, 4142434445464748",
        "UI, 312E322E332E3400, 312E322E332E3400",
    })
    void reversesTheWordsThatTheVrHas(String vr, String bigEndian, String littleEndian) throws Exception {
        boolean longLength = vr.startsWith("O") || vr.equals("UN") || vr.equals("SV") || vr.equals("UV");
        String before = longLength ? "0000 00000008" : "0008";
        String after = longLength ? "0000 08000000" : "0800";

        assertThat(hex(folder, BIG_ENDIAN, EXPLICIT, "0011 1001 '" + vr + "'" + before + bigEndian))
                .isEqualTo(hex("1100 0110 '" + vr + "'" + after + littleEndian));
        assertThat(hex(folder, BIG_ENDIAN, IMPLICIT, "0011 1001 '" + vr + "'" + before + bigEndian))
                .isEqualTo(hex("1100 0110 08000000" + littleEndian));
    }

    @Test
    void reversesWordsInItems() throws Exception {
        assertThat(hex(
                        folder,
                        BIG_ENDIAN,
                        EXPLICIT,
                        "0040 0260 'SQ' 0000 00000012 FFFEE000 0000000A 0028 0010 'US' 0002 0100"))
                .isEqualTo(hex("4000 6002 'SQ' 0000 12000000 FEFF00E0 0A000000 2800 1000 'US' 0200 0001"));
    }

    @Test
    void leavesAnUnknownSequenceAsItIs() throws Exception {
        // A UN of undefined length holds Implicit VR Little Endian, also in big endian (PS3.5 §6.2.2).
        String inside = "FEFF00E0 0A000000 2800 1000 02000000 0001 FEFFDDE0 00000000";
        assertThat(hex(folder, BIG_ENDIAN, EXPLICIT, "0011 1001 'UN' 0000 FFFFFFFF" + inside))
                .isEqualTo(hex("1100 0110 'UN' 0000 FFFFFFFF" + inside));
    }

    @Test
    void takesPixelsOfEightBitsInWordsApart() throws Exception {
        assertThat(hex(folder, BIG_ENDIAN, EXPLICIT, "0028 0100 'US' 0002 0008 7FE0 0010 'OW' 0000 00000004 02010403"))
                .isEqualTo(hex("2800 0001 'US' 0200 0800 E07F 1000 'OW' 0000 04000000 01020304"));
        assertThat(hex(folder, BIG_ENDIAN, EXPLICIT, "0028 0100 'US' 0002 0008 7FE0 0010 'OB' 0000 00000004 01020304"))
                .isEqualTo(hex("2800 0001 'US' 0200 0800 E07F 1000 'OB' 0000 04000000 01020304"));
    }

    @Test
    void leavesLongPixelDataInTheFile() throws Exception {
        String pixels = "0102".repeat(20_000);
        DicomFile file =
                Encoded.read(folder, BIG_ENDIAN, "0028 0100 'US' 0002 0010 7FE0 0010 'OW' 0000 00009C40" + pixels);

        EncodedDataSet converted = convert(file, EXPLICIT, folder);

        assertThat(converted.segments()).hasSize(2);
        assertThat(converted.segments().get(1)).isInstanceOfSatisfying(Segment.FileRegion.class, region -> {
            assertThat(region.file()).isEqualTo(file.path());
            assertThat(region.wordLength()).isEqualTo(2);
        });
        assertThat(hex(folder, BIG_ENDIAN, EXPLICIT, "7FE0 0010 'OW' 0000 00009C40" + pixels))
                .isEqualTo(hex("E07F 1000 'OW' 0000 409C0000" + "0201".repeat(20_000)));
    }

    @Test
    void offersNothingWhereValuesAreNotOfWholeWords() throws Exception {
        DicomFile file = Encoded.read(folder, BIG_ENDIAN, "0011 1001 'UL' 0006 010203040506");

        assertThat(Conversions.targets(file, ConversionOptions.DEFAULTS)).isEmpty();
    }

    @Test
    void reversesPixelsOfSixteenBitsInThePrivateTransferSyntax() throws Exception {
        String header = "2800 1000 02000000 0500 2800 0001 02000000 1000";
        assertThat(hex(folder, GE, IMPLICIT, header + "E07F 1000 04000000 01020304"))
                .isEqualTo(hex(header + "E07F 1000 04000000 02010403"));
        assertThat(hex(folder, GE, EXPLICIT, "2800 0001 02000000 1000 E07F 1000 04000000 01020304"))
                .isEqualTo(hex("2800 0001 'US' 0200 1000 E07F 1000 'OW' 0000 04000000 02010403"));
    }

    @Test
    void leavesPixelsOfEightBitsInThePrivateTransferSyntax() throws Exception {
        assertThat(hex(folder, GE, EXPLICIT, "2800 0001 02000000 0800 E07F 1000 04000000 01020304"))
                .isEqualTo(hex("2800 0001 'US' 0200 0800 E07F 1000 'OB' 0000 04000000 01020304"));
    }

    @Test
    void offersNothingForOtherPixelsInThePrivateTransferSyntax() throws Exception {
        DicomFile file = Encoded.read(folder, GE, "2800 0001 02000000 2000 E07F 1000 04000000 01020304");

        assertThat(Conversions.targets(file, ConversionOptions.DEFAULTS)).isEmpty();
    }

    @Test
    void offersLittleEndianAlone() throws Exception {
        DicomFile bigEndian = Encoded.read(folder, BIG_ENDIAN, "0028 0010 'US' 0002 0100");
        DicomFile ge = Encoded.read(folder, GE, "2800 1000 02000000 0001");

        assertThat(Conversions.targets(bigEndian, ConversionOptions.DEFAULTS))
                .containsExactly(EXPLICIT, IMPLICIT, DEFLATED);
        assertThat(Conversions.targets(ge, ConversionOptions.DEFAULTS)).containsExactly(EXPLICIT, IMPLICIT, DEFLATED);
    }
}
