package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object in a transfer syntax that nobody has heard of passes as it is, if it can be read to its end. */
class UnknownTransferSyntaxTest {
    private static final String UNKNOWN = "1.2.3.4.5";

    @TempDir
    private Path folder;

    private DicomFile read(String transferSyntaxUid, byte[] dataSet) throws IOException {
        byte[] meta = Part10Writer.fileMeta("1.2", "1.3", transferSyntaxUid, null);
        Path path = Files.createTempFile(folder, "object", null);
        return DicomFile.read(Files.write(path, Bytes.concat(meta, dataSet)));
    }

    private ThrowableAssertAlternative<MalformedObjectException> refused(String uid, byte[] dataSet, Problem problem) {
        return assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> read(uid, dataSet))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.JPEG_BASELINE
            })
    void passesByteForByteUnderItsOwnUid(String like) throws IOException {
        TestObjects object = TestObjects.ct().transferSyntax(like);
        DicomFile file = read(UNKNOWN, object.dataSet());

        assertThat(file.transferSyntax().uid()).isEqualTo(UNKNOWN);
        assertThat(file.encoded().transferSyntaxUid()).isEqualTo(UNKNOWN);
        assertThat(Bytes.of(file.encoded())).isEqualTo(object.dataSet());
        assertThat(file.dataSet().size())
                .isEqualTo(read(like, object.dataSet()).dataSet().size());
    }

    @Test
    void isRefusedWhereItsEndCannotBeKnown() {
        refused(UNKNOWN, Encoded.bytes("'BZh91AY&SY' 00112233"), Problem.UNKNOWN_TRANSFER_SYNTAX)
                .withMessageContaining("1.2.3.4.5, which is not known");
        refused(
                        UNKNOWN,
                        Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 1000 1000 'QQ' 0400 'x'"),
                        Problem.UNKNOWN_TRANSFER_SYNTAX)
                .withMessageContaining("(0010,0010) at offset ");
        refused("no UID", Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00"), Problem.UNKNOWN_TRANSFER_SYNTAX)
                .withMessageContaining("not a UID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08",
                "0800 1600 'UI' 04",
                "0800 1600 'UI' 0400",
                "0800 1600 'UI' 0400 '1.'",
                "0800 1600 0400",
                "0800 1600 04000000",
                "0800 1600 04000000 '1.'",
            })
    void isTruncatedWhereItIsCut(String dataSet) {
        refused(UNKNOWN, Encoded.bytes(dataSet), Problem.TRUNCATED);
    }
}
