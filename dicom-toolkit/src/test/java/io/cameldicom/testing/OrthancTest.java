package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrthancTest {
    private static Orthanc orthanc;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Orthanc.require();
        Dcmtk.require();
        orthanc = Orthanc.start();
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            orthanc.close();
            assertThat(orthanc.handle().isAlive()).isFalse();
        }
    }

    @Test
    void keepsWhatIsSentAndGivesItBack() {
        TestObjects object = TestObjects.secondaryCapture();
        int before = orthanc.instances().size();

        Dcmtk.run("storescu", "127.0.0.1", orthanc.address().port(), object.writeInto(folder))
                .requireSuccess();

        assertThat(orthanc.instances()).hasSize(before + 1);
        String id = orthanc.find(object.instance()).orElseThrow();
        assertThat(orthanc.instances()).contains(id);
        assertThat(orthanc.file(id)).endsWith(object.dataSet());
        assertThat(orthanc.find(TestObjects.newUid())).isEmpty();
    }

    @Test
    void storesToAnotherApplication() throws Exception {
        TestObjects object = TestObjects.ct();
        orthanc.upload(object.bytes());
        Path stored = Files.createDirectory(folder.resolve("stored"));
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.storing(stored)) {
            orthanc.store(scp.address(), List.of(orthanc.find(object.instance()).orElseThrow()));

            assertThat(Files.readAllBytes(scp.received(object.instance()).orElseThrow()))
                    .endsWith(object.dataSet());
        }
    }
}
