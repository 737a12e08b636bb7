package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real file of the corpus is read and rewritten; pydicom says whether anything was lost. */
class RealFilesRewrittenIT {
    private static final int INSTITUTION_NAME = 0x00080080;

    @TempDir
    Path folder;

    @BeforeAll
    static void requireCorpus() {
        Corpus.require();
    }

    static List<Corpus.Real> files() {
        return Corpus.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isStorableOrSaysWhyNot(Corpus.Real file) {
        Set<Problem> expected = RealFile.problems(file);
        MalformedObjectException thrown = catchThrowableOfType(
                MalformedObjectException.class,
                () -> DicomFile.read(file.path()).requireStorable());
        if (expected.isEmpty()) {
            assertThat(thrown).isNull();
        } else if (thrown != null || !RealFile.isBroken(file)) {
            assertThat(thrown).isNotNull();
            assertThat(thrown.problem()).as(thrown.getMessage()).isIn(expected);
        }
    }

    @Test
    void rewrittenFilesHaveTheSameDataSetByteForByte() throws Exception {
        for (Corpus.Real file : RealFile.readable()) {
            if (file.note().contains("odd-length")) {
                // Odd lengths get their padding, so these differ; the next test covers them.
                continue;
            }
            DicomFile read = DicomFile.read(file.path());
            Path rewritten = folder.resolve("rewritten");
            Part10Writer.write(rewritten, read.encoded(), null);

            byte[] dataSet = RealFile.dataSet(file.path());
            byte[] meta = Part10Writer.fileMeta(
                    read.encoded().sopClassUid(),
                    read.encoded().sopInstanceUid(),
                    read.transferSyntax().uid(),
                    null);
            assertThat(Files.size(rewritten)).as(file.name()).isEqualTo(meta.length + dataSet.length);
            assertThat(Files.readAllBytes(rewritten)).as(file.name()).endsWith(dataSet);
            Files.delete(rewritten);
        }
    }

    @Test
    void editingOneElementChangesNoOther() throws Exception {
        Pydicom.require();
        List<Pydicom.Pair> pairs = new ArrayList<>();
        for (Corpus.Real file : RealFile.readable()) {
            if (file.note().contains("DICOMDIR")) {
                // Its records refer to each other by their offsets in the file, which an edit moves.
                continue;
            }
            DicomFile read = DicomFile.read(file.path());
            DataSet edited = read.dataSet().with(Element.of(INSTITUTION_NAME, VR.LO, "Edited by a test"));
            EncodedDataSet encoded = read.encoded(edited);
            Path rewritten = folder.resolve(pairs.size() + ".dcm");
            Part10Writer.write(rewritten, encoded, null);
            pairs.add(new Pydicom.Pair(file.path(), rewritten));
        }

        List<List<String>> differences = Pydicom.differences(pairs);

        for (int i = 0; i < pairs.size(); i++) {
            assertThat(differences.get(i))
                    .as(pairs.get(i).one().getFileName().toString())
                    .filteredOn(line -> !line.contains(",0000)"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("(0008,0080)"));
        }
    }
}
