package io.cameldicom.routes.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.routes.health.Check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FolderWatchTest {
    @TempDir
    Path folder;

    private FolderWatch watch(Supplier<FolderLook> look) {
        return new FolderWatch("inbox", folder, look, Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    private static void awaitState(Supplier<Finding> finding, State state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(finding.get().state()).isEqualTo(state));
    }

    @Test
    void writesAndRemovesAFileToProveThatItCan() throws IOException {
        Path left = Files.writeString(folder.resolve(FolderLook.PROBE), "of a process that was killed");

        FolderLook look = FolderLook.at(folder);

        assertThat(look.trouble()).isEmpty();
        assertThat(look.free()).isPresent();
        assertThat(left).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNoFileBehindWhereItCannotWriteToTheEnd() {
        Thread.currentThread().interrupt(); // as at the stop: channels refuse to write from now on

        FolderLook look = FolderLook.at(folder);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(look.trouble()).isPresent();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void followsNoLink() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("precious"), "x");
        Files.createSymbolicLink(folder.resolve(FolderLook.PROBE), elsewhere);

        assertThat(FolderLook.at(folder).trouble()).isEmpty();
        assertThat(elsewhere).hasContent("x");
    }

    @Test
    void noticesAFolderThatIsGoneAndThatItIsBack() throws IOException {
        Path gone = folder.resolve("gone");
        try (FolderWatch watch = watch(() -> FolderLook.at(gone))) {
            awaitState(watch::writable, State.DOWN);
            assertThat(watch.writable().message()).contains("NoSuchFileException");

            Files.createDirectory(gone);
            awaitState(watch::writable, State.UP);
        }
    }

    @Test
    void noticesThatRoomIsRunningOut() {
        FolderLook look = new FolderLook(Optional.empty(), Optional.of(500_000_000L), Optional.of(9_000_000_000L));
        try (FolderWatch watch = watch(() -> look)) {
            awaitState(() -> watch.room(400_000_000L), State.UP);
            assertThat(watch.room(1_000_000_000L).state()).isEqualTo(State.DOWN);
            assertThat(watch.room(1_000_000_000L).message()).contains("500 MB free", "at least 1000 MB");
        }
    }

    @Test
    void doesNotWaitForAFileSystemThatHangs() {
        CountDownLatch hangs = new CountDownLatch(1);
        try (FolderWatch watch = watch(() -> hang(hangs))) {
            awaitState(watch::writable, State.DOWN);
            assertThat(watch.writable().message()).contains("has not answered for");
            assertThat(watch.room(0).state()).isEqualTo(State.DOWN);
            assertThat(watch.free()).isEmpty();

            hangs.countDown();
            awaitState(watch::writable, State.UP);
        }
    }

    private static FolderLook hang(CountDownLatch until) {
        boolean interrupted = false;
        while (true) {
            try {
                until.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new FolderLook(Optional.empty(), Optional.of(1L), Optional.of(1L));
    }
}
