package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Orthanc;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrthancToListenerIT {
    @TempDir
    Path folder;

    @Test
    void everyObjectArrivesByteForByte() throws Exception {
        List<TestObjects> objects = List.of(
                TestObjects.ct().umlauts(),
                TestObjects.mr().transferSyntax(TestObjects.IMPLICIT_LITTLE_ENDIAN),
                TestObjects.secondaryCapture().transferSyntax(TestObjects.JPEG_BASELINE),
                TestObjects.multiFrame().size(256, 256));
        try (Orthanc orthanc = Orthanc.start();
                ListenerDestination listener = new ListenerDestination(folder)) {
            objects.forEach(object -> orthanc.upload(object.bytes()));

            orthanc.store(listener.address(), orthanc.instances());

            for (TestObjects object : objects) {
                assertThat(listener.received(object.instance()).transferSyntaxUid())
                        .isEqualTo(object.transferSyntax());
                assertThat(listener.take(object.instance())).endsWith(object.dataSet());
            }
        }
    }
}
