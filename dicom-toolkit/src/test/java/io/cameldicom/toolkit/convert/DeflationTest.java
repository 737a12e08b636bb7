package io.cameldicom.toolkit.convert;

import static io.cameldicom.toolkit.convert.Converted.DEFLATED;
import static io.cameldicom.toolkit.convert.Converted.EXPLICIT;
import static io.cameldicom.toolkit.convert.Converted.IMPLICIT;
import static io.cameldicom.toolkit.convert.Converted.convert;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.file.Bytes;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.Part10Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeflationTest {
    private static final int LONGER_THAN_ANYTHING_ON_THE_HEAP = 300;

    @TempDir
    Path folder;

    @Test
    void inflates() throws Exception {
        for (int size : new int[] {16, LONGER_THAN_ANYTHING_ON_THE_HEAP}) {
            TestObjects object = TestObjects.ct().size(size, size);
            byte[] explicit = object.transferSyntax(EXPLICIT.uid()).dataSet();
            byte[] implicit = object.transferSyntax(IMPLICIT.uid()).dataSet();
            DicomFile file =
                    DicomFile.read(object.transferSyntax(DEFLATED.uid()).writeInto(folder));

            assertThat(Bytes.of(convert(file, EXPLICIT, folder))).isEqualTo(explicit);
            assertThat(Bytes.of(convert(file, IMPLICIT, folder))).isEqualTo(implicit);
        }
    }

    @Test
    void needsNoFileWhereEverythingIsOnTheHeap() throws Exception {
        DicomFile file =
                DicomFile.read(TestObjects.ct().transferSyntax(DEFLATED.uid()).writeInto(folder));

        EncodedDataSet converted = Conversions.convert(file, file.dataSet(), EXPLICIT, () -> {
            throw new AssertionError("no spool file is needed");
        });

        assertThat(converted.segments()).hasSize(1);
    }

    @Test
    void deflates() throws Exception {
        for (int size : new int[] {16, 15, LONGER_THAN_ANYTHING_ON_THE_HEAP}) {
            TestObjects object = TestObjects.ct().size(size, size);
            DicomFile file =
                    DicomFile.read(object.transferSyntax(IMPLICIT.uid()).writeInto(folder));

            EncodedDataSet deflated = convert(file, DEFLATED, folder);

            assertThat(deflated.length()).isEven();
            Path written = folder.resolve(size + ".dcm");
            Part10Writer.write(written, deflated, null);
            assertThat(Bytes.of(convert(DicomFile.read(written), EXPLICIT, folder)))
                    .isEqualTo(object.transferSyntax(EXPLICIT.uid()).dataSet());
        }
    }
}
