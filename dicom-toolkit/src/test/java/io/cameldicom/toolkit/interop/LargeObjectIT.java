package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large object takes no more memory than a small one: our side runs with a heap of 64 MB. */
class LargeObjectIT {
    private static final long TWO_GIBIBYTES = 1L << 31;

    /** A storescp that discards keeps each object in memory until it is complete. */
    private static final long HALF_A_GIBIBYTE = 1L << 29;

    @TempDir
    Path folder;

    private final TestObjects object = TestObjects.multiFrame();

    private String runWithSmallHeap(long pixelBytes, String target) {
        Path file = object.writeSparse(folder.resolve("large.dcm"), pixelBytes);
        return Command.run(
                        Map.of(),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                "-Xmx64m",
                                "-XX:MaxDirectMemorySize=64m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeObjectMain.class.getName(),
                                file,
                                target))
                .requireSuccess()
                .output();
    }

    @Test
    void isSentToStorescp() {
        Dcmtk.require();
        try (Dcmtk.StoreScp scp =
                Dcmtk.StoreScp.options().acceptingAll().maximumPdu(131072).start()) {
            assertThat(runWithSmallHeap(HALF_A_GIBIBYTE, scp.address().toString())
                            .lines())
                    .contains("status 0000", "sent " + object.sparseDataSetLength(HALF_A_GIBIBYTE));
        }
    }

    @Test
    void isSentAndReceived() throws Exception {
        Path target = Files.createDirectory(folder.resolve("listener"));
        long length = object.sparseDataSetLength(TWO_GIBIBYTES);
        assertThat(runWithSmallHeap(TWO_GIBIBYTES, target.toString()).lines())
                .contains("status 0000", "sent " + length, "kept " + length);
    }
}
