package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that is a stream is spooled to a file: here it is four times as long as the heap. */
@EveryEngine
class LargeStreamIT {
    private static final long QUARTER_OF_A_GIBIBYTE = 1L << 28;

    @TempDir
    private Path folder;

    @Test
    void isStoredWithLittleMemory() {
        TestObjects object = TestObjects.multiFrame();
        Path file = object.writeSparse(folder.resolve("large.dcm"), QUARTER_OF_A_GIBIBYTE);
        long length = object.sparseDataSetLength(QUARTER_OF_A_GIBIBYTE);
        assertThat(SmallJvm.run(LargeStreamMain.class, file, folder)
                        .requireSuccess()
                        .output()
                        .lines())
                .contains("failure null", "sent " + length, "received " + length, "spooled files left 0");
    }
}
