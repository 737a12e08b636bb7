package io.cameldicom.routes.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String DAY = "2026-03-01.jsonl";
    private static final Journal.Follower NOBODY = new Journal.Follower() {
        @Override
        public void written(String file, long end, List<Receipt> receipts) {}

        @Override
        public void recover() {}
    };

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T23:59:59Z"));
    private final ExecutorService completions =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "completions"));

    @AfterEach
    void stop() {
        completions.shutdownNow();
    }

    private Journal journal(FaultyChannel.Faults faults) {
        return journal(file -> new FaultyChannel(FileChannel.open(file, StandardOpenOption.WRITE), faults), NOBODY);
    }

    private Journal journal(DayFile.Opening opening, Journal.Follower follower) {
        return new Journal(folder, now::get, Duration.ofMillis(10), opening, follower, completions);
    }

    private static void append(Journal journal, String instance) {
        journal.append(MadeReceipts.of(instance)).toCompletableFuture().join();
    }

    private List<String> instances(String file) throws IOException {
        List<String> instances = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            instances.add(Receipt.read(line.getBytes(), line.length()).instance());
        }
        return instances;
    }

    @Test
    void writesToTheFileOfTheDayInUtcWhichIsForTheOwnerAlone() throws IOException {
        try (Journal journal = journal(DayFile.Opening.DISK, NOBODY)) {
            append(journal, "1.1");
            now.set(Instant.parse("2026-03-02T00:00:00Z"));
            append(journal, "1.2");
            append(journal, "1.3");
        }
        assertThat(instances(DAY)).containsExactly("1.1");
        assertThat(instances("2026-03-02.jsonl")).containsExactly("1.2", "1.3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(DAY))))
                .isEqualTo("rw-------");
    }

    @Test
    void beginsAnotherFileWhereItsOwnIsTakenAwayAndFailsWhereItsFolderIs() throws IOException {
        folder = Files.createDirectory(folder.resolve("receipts"));
        try (Journal journal = journal(DayFile.Opening.DISK, NOBODY)) {
            append(journal, "1.1");
            Files.delete(folder.resolve(DAY));
            append(journal, "1.2");
            assertThat(instances(DAY)).containsExactly("1.2");

            Files.move(folder, folder.resolveSibling("elsewhere"));
            assertThatThrownBy(() -> append(journal, "1.3")).hasCauseInstanceOf(ReceiptsUnavailableException.class);
            Files.move(folder.resolveSibling("elsewhere"), folder);
            await().until(journal::isAvailable);
            append(journal, "1.4");
        }
        assertThat(instances(DAY)).containsExactly("1.2", "1.4");
    }

    @Test
    void forcesOnceForAllThatWait() {
        CountDownLatch others = new CountDownLatch(1);
        AtomicInteger forces = new AtomicInteger();
        FaultyChannel.Faults slow = new FaultyChannel.Faults() {
            @Override
            public void force() throws IOException {
                forces.incrementAndGet();
                try {
                    assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        try (Journal journal = journal(slow)) {
            stages.add(journal.append(MadeReceipts.of("1.0")).toCompletableFuture());
            await().until(() -> forces.get() == 1);
            for (int i = 1; i <= 50; i++) {
                stages.add(journal.append(MadeReceipts.of("1." + i)).toCompletableFuture());
            }
            assertThat(stages).noneMatch(CompletableFuture::isDone);
            others.countDown();
            assertThat(stages).allSatisfy(stage -> assertThat(stage).succeedsWithin(Duration.ofSeconds(10)));
        }
        assertThat(forces).hasValue(2);
    }

    @Test
    void completesOnTheExecutorAndNotOnTheThreadThatWrites() {
        CountDownLatch attached = new CountDownLatch(1);
        FaultyChannel.Faults waits = new FaultyChannel.Faults() {
            @Override
            public void force() throws IOException {
                try {
                    assertThat(attached.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        try (Journal journal = journal(waits)) {
            CompletableFuture<String> thread = journal.append(MadeReceipts.of("1.1"))
                    .thenApply(done -> Thread.currentThread().getName())
                    .toCompletableFuture();
            attached.countDown();
            assertThat(thread).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("completions");
        }
    }

    @Test
    void leavesNothingOfAWriteThatFailedAndComesBackByItself() throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        FaultyChannel.Faults disk = new FaultyChannel.Faults() {
            @Override
            public int write(int bytes) throws IOException {
                if (full.get() && bytes < 100) {
                    throw new IOException("No space left on device");
                }
                return full.get() ? bytes / 2 : bytes;
            }
        };
        try (Journal journal = journal(disk)) {
            append(journal, "1.1");
            full.set(true);
            assertThatThrownBy(() -> append(journal, "1.2"))
                    .hasCauseInstanceOf(ReceiptsUnavailableException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(journal.isAvailable()).isFalse();
            assertThat(instances(DAY)).containsExactly("1.1");
            assertThatThrownBy(() -> append(journal, "1.3")).hasCauseInstanceOf(ReceiptsUnavailableException.class);

            full.set(false);
            await().until(journal::isAvailable);
            append(journal, "1.4");
        }
        assertThat(instances(DAY)).containsExactly("1.1", "1.4");
    }

    @Test
    void takesAForceThatFailedForALossOfAllSinceTheLast() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        FaultyChannel.Faults disk = new FaultyChannel.Faults() {
            @Override
            public void force() throws IOException {
                if (broken.get()) {
                    throw new IOException("Input/output error");
                }
            }

            @Override
            public void truncate() throws IOException {
                force();
            }
        };
        try (Journal journal = journal(disk)) {
            append(journal, "1.1");
            broken.set(true);
            assertThatThrownBy(() -> append(journal, "1.2")).hasCauseInstanceOf(ReceiptsUnavailableException.class);
            broken.set(false);
            await().until(journal::isAvailable);
            assertThat(instances(DAY)).containsExactly("1.1");
            append(journal, "1.3");
        }
        assertThat(instances(DAY)).containsExactly("1.1", "1.3");
    }

    @Test
    void waitsForItsFollowerBeforeItIsAvailableAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Journal.Follower follower = new Journal.Follower() {
            @Override
            public void written(String file, long end, List<Receipt> receipts) throws IOException {
                recover();
            }

            @Override
            public void recover() throws IOException {
                if (broken.get()) {
                    throw new IOException("index");
                }
            }
        };
        try (Journal journal = journal(DayFile.Opening.DISK, follower)) {
            assertThatThrownBy(() -> append(journal, "1.1")).hasCauseInstanceOf(ReceiptsUnavailableException.class);
            assertThat(journal.isAvailable()).isFalse();
            broken.set(false);
            await().until(journal::isAvailable);
            append(journal, "1.2");
        }
    }

    @Test
    void writesWhatWaitsWhenItIsClosedAndTakesNoMore() throws IOException {
        Journal journal = journal(DayFile.Opening.DISK, NOBODY);
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stages.add(journal.append(MadeReceipts.of("1." + i)).toCompletableFuture());
        }
        journal.close();
        assertThat(stages).allSatisfy(stage -> assertThat(stage).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(instances(DAY)).hasSize(100);
        assertThatThrownBy(() -> append(journal, "1.100")).hasCauseInstanceOf(ReceiptsUnavailableException.class);
    }
}
