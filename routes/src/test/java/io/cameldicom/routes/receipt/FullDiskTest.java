package io.cameldicom.routes.receipt;

import static io.cameldicom.routes.receipt.MadeReceipts.DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts on a disk of 512 kB; needs the right to mount one. */
class FullDiskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int FILLER = 300 * 1024;

    @TempDir
    Path folder;

    private Path disk;
    private Path state;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        state = Files.createDirectory(folder.resolve("state"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()))
                .as("exit code of mount")
                .isZero();
        Files.write(disk.resolve("filler"), new byte[FILLER]);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Test
    void holdsWhatItSaidAndNothingElseAndGoesOnWhenThereIsRoom() throws Exception {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        try (Receipts receipts = Receipts.open(disk, state, CLOCK)) {
            while (receipts.isAvailable()) {
                stages.add(
                        receipts.write(MadeReceipts.of("1.2." + stages.size())).toCompletableFuture());
                if (stages.size() % 7 == 0) {
                    stages.get(stages.size() - 1)
                            .handle((done, failure) -> null)
                            .join();
                }
            }
            await().until(() -> stages.stream().allMatch(CompletableFuture::isDone));
            assertThat(instances()).isEqualTo(written(stages));

            Files.delete(disk.resolve("filler"));
            await().until(receipts::isAvailable);
            receipts.write(MadeReceipts.of("1.3")).toCompletableFuture().join();
            assertThat(receipts.isKnown(DESTINATION, "1.3")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "1.2.0")).isTrue();
            assertThat(receipts.isKnown(DESTINATION, "1.2." + (stages.size() - 1)))
                    .isFalse();
        }
        List<String> all = written(stages);
        all.add("1.3");
        assertThat(instances()).isEqualTo(all);
    }

    private static List<String> written(List<CompletableFuture<Void>> stages) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            if (!stages.get(i).isCompletedExceptionally()) {
                written.add("1.2." + i);
            }
        }
        return written;
    }

    private List<String> instances() throws IOException {
        List<String> instances = new ArrayList<>();
        for (String line : Files.readAllLines(disk.resolve("2026-03-01.jsonl"))) {
            instances.add(Receipt.read(line.getBytes(), line.length()).instance());
        }
        return instances;
    }
}
