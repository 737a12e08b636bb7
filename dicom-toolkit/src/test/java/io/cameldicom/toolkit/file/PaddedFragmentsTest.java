package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Padding moves the fragments behind; what says where frames begin must move too. */
class PaddedFragmentsTest {
    private static final TransferSyntax JPEG =
            TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();
    private static final String UIDS =
            "0800 1600 'UI' 0400 '1.2' 00 0800 1800 'UI' 0400 '1.3' 00 2800 0800 'IS' 0200 '3 ' ";
    private static final String PIXEL_DATA = "E07F 1000 'OB' 0000 FFFFFFFF ";
    private static final String END = "FEFF DDE0 00000000";
    /** Three frames, the second of two fragments; the offsets of the frames are 0, 11 and 34. */
    private static final String ODD_FRAGMENTS = "FEFF 00E0 03000000 A1A2A3 FEFF 00E0 05000000 B1B2B3B4B5 "
            + "FEFF 00E0 02000000 B6B7 FEFF 00E0 01000000 C1 ";

    private static final String PADDED_FRAGMENTS = "FEFF 00E0 04000000 A1A2A300 FEFF 00E0 06000000 B1B2B3B4B500 "
            + "FEFF 00E0 02000000 B6B7 FEFF 00E0 02000000 C100 ";

    @TempDir
    Path folder;

    @Test
    void movesTheEntriesOfTheBasicOffsetTable() throws IOException {
        DicomFile file = read("FEFF 00E0 0C000000 00000000 0B000000 22000000 " + ODD_FRAGMENTS);

        file.requireStorable();
        assertThat(Bytes.of(file.encoded()))
                .isEqualTo(Encoded.bytes(
                        UIDS + PIXEL_DATA + "FEFF 00E0 0C000000 00000000 0C000000 24000000 " + PADDED_FRAGMENTS + END));
    }

    @Test
    void pydicomFindsTheFirstFragmentOfEachFrameByTheMovedTable() throws IOException {
        Pydicom.require();
        DicomFile file = read("FEFF 00E0 0C000000 00000000 0B000000 22000000 " + ODD_FRAGMENTS);
        EncodedDataSet encoded = file.encoded();
        Path padded = Files.write(folder.resolve("padded.dcm"), Encoded.file(JPEG, Bytes.of(encoded)));

        String starts = Pydicom.run("""
                import sys, pydicom
                from pydicom.encaps import get_frame_offsets, read_item
                from pydicom.filebase import DicomBytesIO
                pixels = DicomBytesIO(pydicom.dcmread(sys.argv[1]).PixelData)
                pixels.is_little_endian = True
                offsets = get_frame_offsets(pixels)[1]
                first = pixels.tell()
                for offset in offsets:
                    pixels.seek(first + offset)
                    print(read_item(pixels).hex())
                """, padded).requireSuccess().output();

        assertThat(starts.lines()).containsExactly("a1a2a300", "b1b2b3b4b500", "c100");
    }

    @Test
    void leavesATableThatDoesNotPointAtFragments() throws IOException {
        String foreign = "FEFF 00E0 0C000000 00000000 0C000000 24000000 ";
        DicomFile file = read(foreign + ODD_FRAGMENTS);

        assertThat(Bytes.of(file.encoded()))
                .isEqualTo(Encoded.bytes(UIDS + PIXEL_DATA + foreign + PADDED_FRAGMENTS + END));
    }

    @Test
    void refusesATableThatIsTooLongToBeMoved() throws IOException {
        String table = "FEFF 00E0 04100000 " + "00000000".repeat(1025);
        String even = "FEFF 00E0 02000000 A1A2 ";

        refuses(read(table + ODD_FRAGMENTS), "offset table");
        read(table + even).requireStorable();
    }

    @Test
    void refusesAnExtendedOffsetTableOnlyWhereAFragmentIsPadded() throws IOException {
        String extended =
                "E07F 0100 'OV' 0000 08000000 0000000000000000 E07F 0200 'OV' 0000 08000000 0300000000000000 ";
        String empty = "FEFF 00E0 00000000 ";

        refuses(read(UIDS + extended, empty + "FEFF 00E0 03000000 A1A2A3 "), "offset table");
        read(UIDS + extended, empty + "FEFF 00E0 04000000 A1A2A3A4 ").requireStorable();
    }

    private static void refuses(DicomFile file, String what) {
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(file::requireStorable)
                .withMessageContaining(what)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
    }

    private DicomFile read(String items) throws IOException {
        return read(UIDS, items);
    }

    private DicomFile read(String header, String items) throws IOException {
        byte[] dataSet = Encoded.bytes(header + PIXEL_DATA + items + END);
        return Encoded.read(folder, JPEG, dataSet, ReadLimits.DEFAULTS.withHeapThreshold(4096));
    }
}
