package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Part10WriterTest {
    private static final Element LATIN_1 = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100");

    @TempDir
    private Path folder;

    @Test
    void writesFilesThatReadTheSame() throws IOException {
        TestObjects object = TestObjects.ct().size(256, 256);
        DicomFile file = DicomFile.read(object.writeInto(folder));
        EncodedDataSet encoded = file.encoded(file.dataSet().with(LATIN_1));
        Path target = folder.resolve("target");

        Part10Writer.write(target, encoded, "SOURCE");
        DicomFile written = DicomFile.read(target);

        assertThat(Files.readAllBytes(target)).isEqualTo(Part10Writer.toBytes(encoded, "SOURCE"));
        assertThat(Bytes.of(written.encoded())).isEqualTo(Bytes.of(encoded));
        assertThat(written.meta().sopInstanceUid()).contains(object.instance());
        assertThat(written.meta().elements().string(Tag.SOURCE_APPLICATION_ENTITY_TITLE))
                .contains("SOURCE");
        written.requireStorable();
    }

    @Test
    void noticesThatTheSourceOfARegionBecameShorter() throws IOException {
        Path path = TestObjects.ct().size(256, 256).writeInto(folder);
        EncodedDataSet encoded = DicomFile.read(path).encoded();
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 1000));

        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> Part10Writer.write(folder.resolve("target"), encoded, null))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TRUNCATED));
        assertThatExceptionOfType(MalformedObjectException.class).isThrownBy(() -> Part10Writer.toBytes(encoded, null));
    }

    @Test
    void writesGoldenFileMetaInformation() {
        assertThat(Part10Writer.fileMeta("1.2", "1.34", "1.2.840.10008.1.2", "AE"))
                .isEqualTo(Bytes.concat(new byte[128], Encoded.bytes("""
                        'DICM'
                        0200 0000 'UL' 0400 94000000
                        0200 0100 'OB' 0000 02000000 0001
                        0200 0200 'UI' 0400 '1.2' 00
                        0200 0300 'UI' 0400 '1.34'
                        0200 1000 'UI' 1200 '1.2.840.10008.1.2' 00
                        0200 1200 'UI' 2C00 '%s'
                        0200 1300 'SH' 0E00 'CAMEL_DICOM_01'
                        0200 1600 'AE' 0200 'AE'""".formatted(ImplementationIdentity.CLASS_UID))));
    }
}
