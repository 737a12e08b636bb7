package io.cameldicom.toolkit.file;

import static io.cameldicom.toolkit.data.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.cameldicom.toolkit.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that may still be growing is told from one that will never be right. */
class CutOrMalformedTest {
    private static final String UID = "0800 1600 'UI' 0400 '1.2' 00 ";

    @TempDir
    private Path folder;

    private MalformedObjectException refusal(byte[] file) throws IOException {
        Path path = Files.write(Files.createTempFile(folder, "object", null), file);
        return catchThrowableOfType(MalformedObjectException.class, () -> DicomFile.read(path));
    }

    private Problem problem(TransferSyntax transferSyntax, String notation) throws IOException {
        return refusal(Encoded.file(transferSyntax, Encoded.bytes(notation))).problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000 2000 'LO' 0400 '42'",
                "1000 2000 'LO' 04",
                "0900 0110 'OB' 0000 00000080 01",
                "0800 1011 'SQ' 0000 FFFFFFFF",
                "0800 1011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF",
                "0800 1011 'SQ' 0000 40000000 FEFF 00E0 38000000",
                "0900 0110 'UN' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 'LO' 0400 '42'",
                "0800 1011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 04000000 '42'",
                "E07F 1000 'OW' 0000 04000000 0102",
                "E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 00000000",
            })
    void ofGoodHeadersTheFileIsCut(String notation) throws IOException {
        assertThat(problem(EXPLICIT_VR_LITTLE_ENDIAN, UID + notation)).isEqualTo(Problem.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000 2000 'LO' FFFF '42'",
                "0900 0110 'OB' 0000 F0FFFFFF 01",
                "1000 2000 'LO' 0200 '42' 0800 8000 'LO' 2000 '42'",
                "1200 3412 'LO' 2000 '42'",
                "E07F 1000 'OB' 0000 FFFFFFFF FEFF 00E0 F0FFFFFF",
            })
    void ofHeadersThatNobodyWritesItIsMalformed(String notation) throws IOException {
        assertThat(problem(EXPLICIT_VR_LITTLE_ENDIAN, UID + notation)).isEqualTo(Problem.MALFORMED);
    }

    @Test
    void anImplicitValueMayBeLongButNotOfAnyLength() throws IOException {
        assertThat(problem(IMPLICIT_VR_LITTLE_ENDIAN, "0800 1600 04000000 '1.2' 00 0630 5000 00000001 '0'"))
                .isEqualTo(Problem.TRUNCATED);
        assertThat(problem(IMPLICIT_VR_LITTLE_ENDIAN, "0800 1600 04000000 '1.2' 00 0630 5000 00000010 '0'"))
                .isEqualTo(Problem.MALFORMED);
    }

    @Test
    void whatWasInflatedToItsEndDoesNotGrow() throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(Encoded.bytes(UID + "1000 2000 'LO' 0400 '42'"));
        }

        MalformedObjectException refusal =
                refusal(Encoded.file(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflated.toByteArray()));

        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED);
        assertThat(refusal).hasMessageEndingWith("(expected: a complete data set)");
    }

    @Test
    void inFileMetaInformationTheFileIsCutWhateverFollows() throws IOException {
        for (TransferSyntax syntax :
                new TransferSyntax[] {DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_LITTLE_ENDIAN}) {
            byte[] meta = Encoded.file(syntax, new byte[0]);
            for (int size = 132; size <= meta.length; size++) {
                assertThat(refusal(Arrays.copyOf(meta, size)).problem())
                        .as("%s, cut at %s", syntax, size)
                        .isEqualTo(Problem.TRUNCATED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Dear colleague,\r\nplease find attached",
                "\u00DCbersicht\n",
                "<?xml version=\"1.0\"?>",
                "{\"a\": 1}",
                "\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF",
                "PK\u0003\u0004\u0014\u0000",
                "\u0089PNG\r\n\u001A\n"
            })
    void aShortFileOfAnotherKindIsNoDicomFile(String content) throws IOException {
        MalformedObjectException refusal = refusal(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal.problem()).isEqualTo(Problem.NOT_DICOM);
        assertThat(refusal).hasMessageStartingWith("file: ").hasMessageEndingWith("(expected: a DICOM object)");
    }

    @Test
    void theBeginningOfAPreambleMayGrow() throws IOException {
        assertThat(refusal(new byte[100]).problem()).isEqualTo(Problem.TRUNCATED);
        assertThat(refusal(Encoded.bytes("'II*' 00 08000000 0100")).problem()).isEqualTo(Problem.TRUNCATED);
        assertThat(refusal(new byte[5000]).problem()).isEqualTo(Problem.TRUNCATED);
    }
}
