package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Corpus;
import io.cameldicom.testing.Pydicom;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.interop.RealFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file is read, written as it is and encoded anew; pydicom says whether any element changed. */
class RealFilesTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void requireCorpus() {
        Corpus.require();
    }

    @Test
    void readsWhateverDcmtkReads() throws IOException {
        for (Corpus.Real real : RealFile.readable()) {
            DicomFile file = DicomFile.read(real.path());

            assertThat(file.dataSet()).as(real.name()).isNotEmpty();
            if (!real.transferSyntaxUid().isEmpty()) {
                assertThat(file.transferSyntax().uid()).as(real.name()).isEqualTo(real.transferSyntaxUid());
            }
        }
    }

    @Test
    void readsOrRefusesTheOthers() throws IOException {
        for (Corpus.Real real : Corpus.files()) {
            try {
                DicomFile.read(real.path());
            } catch (MalformedObjectException e) {
                assertThat(e).as(real.name()).hasMessageContaining("(expected: ");
            }
        }
    }

    @Test
    void passesEveryDataSetByteForByte() throws IOException {
        for (Corpus.Real real : RealFile.readable()) {
            DicomFile file = DicomFile.read(real.path());
            byte[] whole = Files.readAllBytes(real.path());
            byte[] expected = Arrays.copyOfRange(whole, (int) file.dataSetOffset(), whole.length);
            if (!real.note().contains("odd-length")) {
                byte[] sent = Bytes.of(file.encoded());
                assertThat(Arrays.copyOf(sent, expected.length)).as(real.name()).isEqualTo(expected);
                assertThat(sent.length - expected.length).as(real.name()).isEqualTo(expected.length & 1);
            }
        }
    }

    @Test
    void writesEveryElementAsItWas() throws IOException {
        Pydicom.require();
        requireNoDifference(DicomFile::encoded, "");
    }

    /** Group lengths are left out of what is encoded anew. */
    @Test
    void encodesEveryElementAnewAsItWas() throws IOException {
        Pydicom.require();
        requireNoDifference(RealFilesTest::encodedAnew, "\\([0-9A-F]{4},0000\\) only in the first");
    }

    /** An edit that changes nothing. */
    private static EncodedDataSet encodedAnew(DicomFile file) {
        DataSet dataSet = file.dataSet();
        Element first = dataSet.iterator().next();
        return file.encoded(dataSet.with(first));
    }

    private interface Encoder {
        EncodedDataSet encode(DicomFile file);
    }

    private void requireNoDifference(Encoder encoder, String allowed) throws IOException {
        // pydicom follows the offsets of directory records, which are none of a data set's own.
        List<Corpus.Real> files = RealFile.readable().stream()
                .filter(file -> !file.note().contains("DICOMDIR"))
                .toList();
        List<Pydicom.Pair> pairs = new ArrayList<>();
        for (Corpus.Real real : files) {
            Path written = folder.resolve(pairs.size() + ".dcm");
            Part10Writer.write(written, encoder.encode(DicomFile.read(real.path())), null);
            pairs.add(new Pydicom.Pair(real.path(), written));
        }
        List<List<String>> differences = Pydicom.differences(pairs);
        assertThat(differences).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(differences.get(i)).as(files.get(i).name()).allMatch(line -> line.matches(allowed));
        }
    }
}
