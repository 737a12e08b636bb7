package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestObjectsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TestObjects.IMPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_LITTLE_ENDIAN,
                TestObjects.EXPLICIT_BIG_ENDIAN,
                TestObjects.DEFLATED,
                TestObjects.JPEG_BASELINE
            })
    void dcmtkAndPydicomReadEveryTransferSyntax(String transferSyntax) {
        TestObjects object = TestObjects.ct().umlauts().transferSyntax(transferSyntax);
        Path file = object.writeInto(folder);

        assertThat(Dcmtk.run("dcmdump", "-Un", "+P", "0008,0018", "+P", "0002,0010", file)
                        .requireSuccess()
                        .output())
                .contains(object.instance(), transferSyntax)
                .doesNotContain("W:", "E:");
        assertThat(Pydicom.run("import sys, pydicom; print(pydicom.dcmread(sys.argv[1]).PatientName)", file)
                        .requireSuccess()
                        .output())
                .contains(TestObjects.UMLAUTS);
    }

    @Test
    void filesWithoutPreambleOrFileMetaAreRead() {
        TestObjects object = TestObjects.mr();
        Path bare = object.withoutFileMeta().write(folder.resolve("bare"));
        assertThat(Dcmtk.run("dcmdump", "-f", bare).requireSuccess().output()).contains(object.instance());
        assertThat(object.bytes()).isEqualTo(object.dataSet());
    }

    @Test
    void sameInstanceHasTheSameBytesUntilItGetsOtherPixels() {
        TestObjects object = TestObjects.multiFrame();
        byte[] first = object.bytes();
        assertThat(object.bytes()).isEqualTo(first);
        assertThat(object.otherPixels().bytes()).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void sparseFilesHoldTwoGigabytesThatAreNotThere() throws Exception {
        TestObjects object = TestObjects.multiFrame();
        Path file = object.writeSparse(folder.resolve("sparse.dcm"), 1L << 31);
        assertThat(Files.size(file)).isGreaterThan(1L << 31);
        assertThat(Dcmtk.run("dcmdump", "-M", "+P", "0008,0018", file)
                        .requireSuccess()
                        .output())
                .contains(object.instance());
    }

    @Test
    void pydicomTellsWhereTwoFilesDiffer() {
        TestObjects object = TestObjects.ct().umlauts();
        Path one = object.write(folder.resolve("one"));
        Path same = object.transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN).write(folder.resolve("same"));
        Path other = object.patientId("T2").write(folder.resolve("other"));

        assertThat(Pydicom.differences(one, same)).isEmpty();
        assertThat(Pydicom.differences(one, other)).isEqualTo(List.of("(0010,0020) values differ"));
    }
}
