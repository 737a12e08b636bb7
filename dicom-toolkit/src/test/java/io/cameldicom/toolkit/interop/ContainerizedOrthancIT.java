package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.ContainerizedOrthanc;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same as with an installed Orthanc, against a recent one in a container. */
class ContainerizedOrthancIT {
    @TempDir
    Path folder;

    @Test
    void keepsWhatIsSentByteForByte() throws Exception {
        ContainerizedOrthanc.require();
        List<TestObjects> objects = List.of(
                TestObjects.ct().umlauts(),
                TestObjects.mr().transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN),
                TestObjects.secondaryCapture().transferSyntax(TestObjects.JPEG_BASELINE));
        try (ContainerizedOrthanc orthanc = ContainerizedOrthanc.start();
                EngineClient client = new EngineClient()) {
            assertThat(client.echo(orthanc.address()).isSuccess()).isTrue();
            for (TestObjects object : objects) {
                DicomFile file = DicomFile.read(object.writeInto(folder), ReadLimits.DEFAULTS);

                assertThat(client.store(orthanc.address(), file.encoded())
                                .status()
                                .isSuccess())
                        .isTrue();

                assertThat(orthanc.file(orthanc.find(object.instance()).orElseThrow()))
                        .endsWith(object.dataSet());
            }
        }
    }
}
