package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.PeerProcess;
import io.cameldicom.testing.SmallJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolRunsIT {
    @TempDir
    Path spool;

    @TempDir
    Path elsewhere;

    @Test
    void deletesWhatAKilledRunHasLeftAndNothingOfRunsThatLive() throws Exception {
        Path left;
        try (PeerProcess other = SmallJvm.start(elsewhere, SpoolMain.class, spool);
                SpoolRuns ours = new SpoolRuns()) {
            other.awaitReady(Duration.ofSeconds(60), () -> other.output().contains("spooled"));
            left = SpooledFiles.in(spool).get(0);

            Path object = Files.createFile(ours.folderIn(spool).resolve("object.part"));
            assertThat(SpooledFiles.in(spool)).as("both live").containsExactlyInAnyOrder(left, object);
            other.handle().destroyForcibly();
            assertThat(other.handle().onExit()).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(left).exists();

            try (SpoolRuns next = new SpoolRuns()) {
                next.folderIn(spool);
                assertThat(SpooledFiles.in(spool)).containsExactly(object);
            }
        }
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void makesItsFolderAgainWhereSomebodyTidiedItUp() throws IOException {
        try (SpoolRuns runs = new SpoolRuns()) {
            Files.delete(runs.folderIn(spool));

            assertThat(runs.folderIn(spool)).isDirectory();
        }
    }
}
