package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DcmtkTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requireDcmtk() {
        Dcmtk.require();
    }

    @Test
    void storescpKeepsWhatStorescuSends() throws Exception {
        TestObjects object = TestObjects.ct().umlauts();
        Path file = object.writeInto(folder);
        Path stored = Files.createDirectory(folder.resolve("stored"));
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.storing(stored)) {
            Dcmtk.run("echoscu", "127.0.0.1", scp.port()).requireSuccess();
            Dcmtk.run("storescu", "127.0.0.1", scp.port(), file).requireSuccess();

            Path received = scp.received(object.instance()).orElseThrow();
            assertThat(Files.readAllBytes(received)).endsWith(object.dataSet());
            assertThat(scp.received()).hasSize(1);
        }
        assertThat(stored).isNotEmptyDirectory();
    }

    @Test
    void storescpTakesOnlyThePairsItIsTold() {
        List<String> classes = List.of(TestObjects.CT);
        List<String> syntaxes = List.of(TestObjects.EXPLICIT_LITTLE_ENDIAN, "1.2.840.113619.5.2");
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.options()
                .storingInto(folder)
                .accepting(classes, syntaxes)
                .start()) {
            TestObjects ct = TestObjects.ct();
            TestObjects mr = TestObjects.mr();
            Path work = Folders.temporary("sources");
            Dcmtk.run("echoscu", "127.0.0.1", scp.port()).requireSuccess();
            Dcmtk.run("storescu", "127.0.0.1", scp.port(), ct.writeInto(work)).requireSuccess();
            assertThat(Dcmtk.run("storescu", "127.0.0.1", scp.port(), mr.writeInto(work))
                            .exitCode())
                    .isNotZero();
            Folders.delete(work);

            assertThat(scp.received(ct.instance())).isPresent();
            assertThat(scp.received()).hasSize(1);
        }
    }

    @Test
    void serverThatEndsWhileStartingIsShownWithItsOutput() {
        assertThatThrownBy(() ->
                        Dcmtk.StoreScp.options().argument("--no-such-option").start())
                .hasMessageContaining("exit code")
                .hasMessageContaining("no-such-option");
    }

    @Test
    void closingEndsTheServer() {
        ProcessHandle handle;
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.ignoring()) {
            handle = scp.handle();
            assertThat(handle.isAlive()).isTrue();
        }
        assertThat(handle.isAlive()).isFalse();
    }
}
