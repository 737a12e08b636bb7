package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class QuarantineWatchTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private QuarantineWatch watch;

    @BeforeEach
    void open() {
        watch = new QuarantineWatch(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private void quarantine(String name, String id, String cause, Instant at) throws IOException {
        Files.writeString(folder.resolve(name), "contents");
        Files.writeString(
                folder.resolve(name + ".reason.json"),
                "{\"cause\":\"" + cause + "\",\"message\":\"our words\",\"errorComment\":\"Smith\",\"fileId\":\"" + id
                        + "\",\"originalPath\":\"" + name + "\",\"size\":8,\"quarantined\":\"" + at + "\"}");
    }

    private void awaitCounted() {
        await().atMost(LONGEST).until(() -> watch.status().counted().isPresent());
    }

    @Test
    void countsInTheBackgroundAndKeepsTheNewest() throws IOException {
        Instant first = Instant.parse("2026-11-01T00:00:00Z");
        for (int i = 0; i < 10_000; i++) {
            quarantine(
                    "Smith" + i, String.format("%08x", i), i % 4 == 0 ? "refused" : "malformed", first.plusSeconds(i));
        }

        assertThat(watch.status().counted()).isEmpty();
        watch.refresh();
        awaitCounted();

        assertThat(watch.status().byCause()).isEqualTo(Map.of("refused", 2500L, "malformed", 7500L));
        assertThat(watch.status().total()).isEqualTo(10_000);
        assertThat(watch.newest()).hasSize(QuarantineWatch.NEWEST);
        assertThat(watch.newest().get(0).fileId()).isEqualTo(String.format("%08x", 9_999));
        assertThat(watch.newest().toString()).doesNotContain("Smith");
    }

    @Test
    void addsWhatComesAtOnce() {
        watch.quarantined("0badcafe", 8, "refused", "no");

        assertThat(watch.status().byCause()).isEqualTo(Map.of("refused", 1L));
        assertThat(watch.newest()).singleElement().returns("0badcafe", RecentFailure::fileId);
    }

    @Test
    void looksAgainWhenFilesWerePutBack() throws IOException {
        quarantine("a", "0000000a", "refused", Instant.EPOCH);
        watch.refresh();
        awaitCounted();
        Files.delete(folder.resolve("a"));
        Files.delete(folder.resolve("a.reason.json"));

        watch.stale();

        await().atMost(LONGEST).until(() -> watch.status().total() == 0);
        assertThat(watch.newest()).isEmpty();
    }

    @Test
    void saysWhereTheFolderCannotBeRead() throws IOException {
        Files.delete(folder);
        watch.refresh();

        await().atMost(LONGEST).until(() -> watch.status().unreadable());
        assertThat(watch.status().counted()).isEmpty();
        Files.createDirectory(folder);
    }
}
