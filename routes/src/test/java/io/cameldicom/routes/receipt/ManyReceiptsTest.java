package io.cameldicom.routes.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.SmallJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyReceiptsTest {
    @TempDir
    Path folder;

    @Test
    void remembersManyInLittleMemory() {
        Command.Result result =
                SmallJvm.run(ManyReceiptsMain.class, folder, Integer.getInteger("receipts.many", 100_000));

        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
