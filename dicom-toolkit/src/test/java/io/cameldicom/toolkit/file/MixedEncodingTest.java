package io.cameldicom.toolkit.file;

import static io.cameldicom.toolkit.data.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Items in another encoding than the one that belongs there are read. As they are, receivers lose their place at them and
 * abort the association, so they are put right for sending.
 */
class MixedEncodingTest {
    private static final String UID = "0800 1600 'UI' 0400 '1.2' 00 ";
    private static final String IMPLICIT =
            "1000 2000 02000000 '42' 4000 7502 12000000 FEFF 00E0 0A000000 1000 2000 02000000 '43'";
    private static final String EXPLICIT =
            "1000 2000 'LO' 0200 '42' 4000 7502 'SQ' 0000 12000000 FEFF 00E0 0A000000 1000 2000 'LO' 0200 '43'";

    @TempDir
    private Path folder;

    private static String unknown(String element) {
        return UID + "0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF" + element
                + "FEFF 0DE0 00000000 FEFF DDE0 00000000";
    }

    private static String sequence(String element) {
        return unknown(element).replace("0900 0110 'UN'", "0800 1011 'SQ'");
    }

    private DicomFile read(TransferSyntax transferSyntax, byte[] dataSet) throws IOException {
        return Encoded.read(folder, transferSyntax, dataSet, ReadLimits.DEFAULTS);
    }

    /** As a length, the letters of a VR fit into the large file and not into the small one. */
    @ParameterizedTest
    @ValueSource(ints = {64, 4_000_000})
    void explicitItemsOfAnUnknownAreReadAndSentInImplicitVr(int pixels) throws IOException {
        byte[] end = pixelData(pixels);
        byte[] dataSet = Bytes.concat(Encoded.bytes(unknown(EXPLICIT)), end);
        byte[] right = Bytes.concat(Encoded.bytes(unknown(IMPLICIT)), end);

        DicomFile file = read(EXPLICIT_VR_LITTLE_ENDIAN, dataSet);
        assertThat(file.dataSet().items(0x00091001).get(0).string(Tag.PATIENT_ID))
                .contains("42");
        assertThat(Bytes.of(file.encoded())).isEqualTo(right);

        DicomFile deflated = read(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflate(dataSet));
        assertThat(inflate(Bytes.of(deflated.encoded()))).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 4_000_000})
    void implicitItemsOfASequenceInExplicitVrAreReadAndSentInExplicitVr(int pixels) throws IOException {
        byte[] end = pixelData(pixels);
        DicomFile file = read(EXPLICIT_VR_LITTLE_ENDIAN, Bytes.concat(Encoded.bytes(sequence(IMPLICIT)), end));

        assertThat(file.dataSet().items(0x00081110).get(0).string(Tag.PATIENT_ID))
                .contains("42");
        assertThat(Bytes.of(file.encoded())).isEqualTo(Bytes.concat(Encoded.bytes(sequence(EXPLICIT)), end));
    }

    @Test
    void explicitItemsInImplicitVrAreReadAndSentInImplicitVr() throws IOException {
        DicomFile file = read(
                IMPLICIT_VR_LITTLE_ENDIAN,
                Encoded.bytes("0800 1011 12000000 FEFF 00E0 0A000000 1000 2000 'LO' 0200 '42'"));

        assertThat(Bytes.of(file.encoded()))
                .isEqualTo(Encoded.bytes("0800 1011 12000000 FEFF 00E0 0A000000 1000 2000 02000000 '42'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0800 1011 'SQ' 0000 10000000 FEFF 00E0 00000000 FEFF 00E0 00000000 1000 2000 'LO' 0200 '42'",
                "0800 1011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF FEFF 0DE0 00000000 FEFF DDE0 00000000",
                "0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 00000000 FEFF DDE0 00000000 1000 2000 'LO' 0200 '42'",
                "0900 0110 'UN' 0000 0A000000 1000 2000 'LO' 0200 '42'",
            })
    void whatIsNotMixedIsSentByteForByte(String elements) throws IOException {
        DicomFile file = read(EXPLICIT_VR_LITTLE_ENDIAN, Encoded.bytes(UID + elements));

        assertThat(file.encoded().segments()).hasSize(1);
        assertThat(Bytes.of(file.encoded())).isEqualTo(Encoded.bytes(UID + elements));
    }

    private static byte[] pixelData(int length) {
        String digits = String.format("%08X", Integer.reverseBytes(length));
        return Bytes.concat(Encoded.bytes("E07F 1000 'OW' 0000" + digits), new byte[length]);
    }

    private static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))) {
            deflating.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true)).readAllBytes();
    }
}
