package io.cameldicom.toolkit.convert;

import static io.cameldicom.toolkit.convert.Converted.EXPLICIT;
import static io.cameldicom.toolkit.convert.Converted.IMPLICIT;
import static io.cameldicom.toolkit.convert.Converted.convert;
import static io.cameldicom.toolkit.convert.Converted.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Encoded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecompressionTest {
    private static final TransferSyntax RLE =
            TransferSyntax.of(RleDecoder.TRANSFER_SYNTAX).orElseThrow();
    private static final TransferSyntax JPEG =
            TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();
    private static final ConversionOptions DECOMPRESS = new ConversionOptions(true);

    /** One row of four pixels of 8 bits, in one or more frames. */
    private static final String HEADER = "2800 0200 'US' 0200 0100 2800 0400 'CS' 0C00 'MONOCHROME2 '";

    private static final String SIZE = "2800 1000 'US' 0200 0100 2800 1100 'US' 0200 0400 2800 0001 'US' 0200 0800";
    private static final String FRAGMENTS = "E07F 1000 'OB' 0000 FFFFFFFF";
    private static final String END = "FEFFDDE0 00000000";
    private static final String RLE_HEADER = "01000000 40000000" + "00000000".repeat(14);
    /** 01 01 01 01 */
    private static final String FIRST = RLE_HEADER + "FD01";
    /** 02 02 02 02 */
    private static final String SECOND = RLE_HEADER + "FD02";

    @TempDir
    Path folder;

    private static String frames(int frames) {
        return "2800 0800 'IS' 0200 '" + frames + " '";
    }

    private static String item(String bytes) {
        int length = Encoded.bytes(bytes).length;
        return "FEFF00E0 " + String.format("%02X%02X0000", length & 0xFF, length >> 8) + bytes;
    }

    private String decompressed(String frames, String... items) throws IOException {
        return hex(folder, RLE, EXPLICIT, HEADER + frames + SIZE + FRAGMENTS + String.join("", items) + END);
    }

    private static String expected(String frames, String length, String pixels) {
        return hex(HEADER + frames + SIZE + "E07F 1000 'OB' 0000" + length + pixels);
    }

    @Test
    void decodesAFrame() throws Exception {
        assertThat(decompressed("", item(""), item(FIRST))).isEqualTo(expected("", "04000000", "01010101"));
    }

    @Test
    void joinsTheFragmentsOfTheOnlyFrame() throws Exception {
        assertThat(decompressed("", item(""), item(RLE_HEADER), item("FD01")))
                .isEqualTo(expected("", "04000000", "01010101"));
    }

    @Test
    void decodesAFragmentForEachFrameWhateverTheTableSays() throws Exception {
        for (String table : new String[] {"", "00000000 4A000000", "01000000 02000000", "0000"}) {
            assertThat(decompressed(frames(2), item(table), item(FIRST), item(SECOND)))
                    .isEqualTo(expected(frames(2), "08000000", "0101010102020202"));
        }
    }

    @Test
    void followsTheTableWhereFramesHaveMoreFragments() throws Exception {
        // Items of 64 and 2 bytes with 8 bytes of header each: the second frame begins at 82 (0x52).
        assertThat(decompressed(frames(2), item("00000000 52000000"), item(RLE_HEADER), item("FD01"), item(SECOND)))
                .isEqualTo(expected(frames(2), "08000000", "0101010102020202"));
    }

    @Test
    void refusesFramesThatNothingTellsApart() throws Exception {
        for (String table : new String[] {"", "00000000 51000000", "52000000 00000000", "00000000"}) {
            assertThatThrownBy(() -> decompressed(frames(2), item(table), item(RLE_HEADER), item("FD01"), item(SECOND)))
                    .isInstanceOf(MalformedObjectException.class)
                    .hasMessageContaining("3 fragments, of 2 frames");
        }
        assertThatThrownBy(() -> decompressed(frames(3), item(""), item(FIRST), item(SECOND)))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("2 fragments, of 3 frames");
    }

    @Test
    void refusesABrokenFrame() {
        assertThatThrownBy(() -> decompressed("", item(""), item(RLE_HEADER + "FC01")))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("RLE segment");
    }

    @Test
    void takesNoMemoryForWhatAFrameCannotHold() {
        // 65535 x 256 pixels, of 66 bytes
        String bomb = HEADER + "2800 1000 'US' 0200 FFFF 2800 1100 'US' 0200 0001 2800 0001 'US' 0200 0800";
        assertThatThrownBy(() -> hex(folder, RLE, EXPLICIT, bomb + FRAGMENTS + item("") + item(FIRST) + END))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("compressed frame: 66 bytes");
    }

    @Test
    void saysThatAFrameIsTooLargeForTheHeap() {
        // 65535 x 65535 pixels of one byte, or more than any heap has for a frame
        String huge = HEADER + "2800 1000 'US' 0200 FFFF 2800 1100 'US' 0200 FFFF 2800 0001 'US' 0200 0800";
        assertThatThrownBy(() -> hex(folder, RLE, EXPLICIT, huge + FRAGMENTS + item("") + item(FIRST) + END))
                .isInstanceOfSatisfying(
                        MalformedObjectException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT_EXCEEDED))
                .hasMessageMatching(
                        "frame: 4294836225 bytes, decompressed \\(expected: at most \\d+, which is an eighth of the heap.*");
    }

    @Test
    void offersDecompressionOnlyWhereItIsAllowedAndPossible() throws Exception {
        DicomFile rle = Encoded.read(folder, RLE, HEADER + SIZE + FRAGMENTS + item("") + item(FIRST) + END);
        DicomFile unknownSize = Encoded.read(folder, RLE, HEADER + FRAGMENTS + item("") + item(FIRST) + END);
        DicomFile noDecoder = Encoded.read(folder, JPEG, HEADER + SIZE + FRAGMENTS + item("") + item("FFD8") + END);

        assertThat(Conversions.targets(rle, ConversionOptions.DEFAULTS)).isEmpty();
        assertThat(Conversions.targets(rle, DECOMPRESS)).startsWith(EXPLICIT, IMPLICIT);
        assertThat(Conversions.targets(unknownSize, DECOMPRESS)).isEmpty();
        assertThat(Conversions.targets(noDecoder, DECOMPRESS)).isEmpty();
    }

    @Test
    void convertsWhatHasNoPixelsWhateverItsNameSays() throws Exception {
        DicomFile report = Encoded.read(folder, JPEG, "0800 6000 'CS' 0200 'SR'");

        assertThat(Conversions.targets(report, ConversionOptions.DEFAULTS)).startsWith(EXPLICIT, IMPLICIT);
        assertThat(convert(report, IMPLICIT, folder).transferSyntaxUid()).isEqualTo(IMPLICIT.uid());
        assertThat(hex(folder, JPEG, EXPLICIT, "0800 6000 'CS' 0200 'SR'")).isEqualTo(hex("0800 6000 'CS' 0200 'SR'"));
    }

    @Test
    void decodesIconsToo() throws Exception {
        String icon = HEADER + SIZE + FRAGMENTS + item("") + item(SECOND) + END;
        String plainIcon = HEADER + SIZE + "E07F 1000 'OB' 0000 04000000 02020202";
        String begin = "8800 0002 'SQ' 0000 FFFFFFFF FEFF00E0 FFFFFFFF";
        String end = "FEFF0DE0 00000000 FEFFDDE0 00000000";
        String image = HEADER + SIZE;

        assertThat(hex(folder, RLE, EXPLICIT, image + begin + icon + end + FRAGMENTS + item("") + item(FIRST) + END))
                .isEqualTo(hex(image + begin + plainIcon + end + "E07F 1000 'OB' 0000 04000000 01010101"));
    }

    @Test
    void leavesOutTheExtendedOffsetTable() throws Exception {
        String table = "E07F 0100 'OV' 0000 08000000 0000000000000000 E07F 0200 'OV' 0000 08000000 4200000000000000";
        assertThat(hex(folder, RLE, EXPLICIT, HEADER + SIZE + table + FRAGMENTS + item("") + item(FIRST) + END))
                .isEqualTo(expected("", "04000000", "01010101"));
    }

    @Test
    void followsTheExtendedOffsetTable() throws Exception {
        String table = "E07F 0100 'OV' 0000 10000000 0000000000000000 5200000000000000";
        assertThat(hex(
                        folder,
                        RLE,
                        EXPLICIT,
                        HEADER
                                + frames(2)
                                + SIZE
                                + table
                                + FRAGMENTS
                                + item("")
                                + item(RLE_HEADER)
                                + item("FD01")
                                + item(SECOND)
                                + END))
                .isEqualTo(expected(frames(2), "08000000", "0101010102020202"));
    }

    @Test
    void decodesIconsInUnknownSequencesToo() throws Exception {
        // Implicit VR Little Endian inside, as PS3.5 6.2.2 has it
        String size = "2800 0200 02000000 0100 2800 0400 0C000000 'MONOCHROME2 ' 2800 1000 02000000 0100"
                + "2800 1100 02000000 0400 2800 0001 02000000 0800";
        String begin = "0900 0110 'UN' 0000 FFFFFFFF FEFF00E0 FFFFFFFF";
        String end = "FEFF0DE0 00000000 FEFFDDE0 00000000";
        String icon = size + "E07F 1000 FFFFFFFF" + item("") + item(SECOND) + END;

        assertThat(hex(
                        folder,
                        RLE,
                        EXPLICIT,
                        begin + icon + end + HEADER + SIZE + FRAGMENTS + item("") + item(FIRST) + END))
                .isEqualTo(hex(begin + size + "E07F 1000 04000000 02020202" + end + HEADER + SIZE
                        + "E07F 1000 'OB' 0000 04000000 01010101"));
    }

    @Test
    void refusesPixelDataWithoutAnyItem() {
        assertThatThrownBy(() -> decompressed(""))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("0 fragments");
    }

    @Test
    void refusesALosslessFrameThatClaimsMoreThanAHundredAndTwentyEightTimesItsBytes() {
        // 16 x 2112 pixels, of 66 bytes: 512 times as many
        String bomb = HEADER + "2800 1000 'US' 0200 1000 2800 1100 'US' 0200 4008 2800 0001 'US' 0200 0800";
        assertThatThrownBy(() -> hex(folder, RLE, EXPLICIT, bomb + FRAGMENTS + item("") + item(FIRST) + END))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("compressed frame: 66 bytes");
    }
}
