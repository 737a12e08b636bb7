package io.cameldicom.toolkit.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.SmallJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeConversionTest {
    @TempDir
    Path folder;

    @Test
    void convertsAnObjectThatIsManyTimesAsLongAsTheHeap() {
        assertThat(SmallJvm.run(LargeConversionMain.class, folder)
                        .requireSuccess()
                        .output())
                .contains("three times");
    }
}
