package io.cameldicom.routes.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ScoutTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofMillis(1);

    @TempDir
    Path inbox;

    private final StudyLedger ledger = new StudyLedger(System::nanoTime, Clock.systemUTC(), 100, 1);
    private final List<String> lookedInto = new CopyOnWriteArrayList<>();

    /** Of a file whose name ends in it. */
    private String studyOf(Path file) {
        String name = file.getFileName().toString();
        lookedInto.add(name);
        return name.substring(1);
    }

    private Path drop(String name) throws IOException {
        return Files.writeString(inbox.resolve(name), "of some size");
    }

    private List<String> studies() {
        return ledger.inWork().stream().map(StudyProgress::studyInstanceUid).toList();
    }

    @Test
    void looksIntoAFileOnceThoughItsStudyFindsNoRoom() throws IOException {
        Path first = drop("a1.2.1");
        FileIdentity identity = FileIdentity.of(first);
        try (Scout scout = Scout.start(inbox, this::studyOf, SETTLE, ledger)) {
            await().atMost(BOUND).until(() -> studies().equals(List.of("1.2.1")));
            drop("b1.2.2");
            drop("c1.2.2");
            await().atMost(BOUND).until(() -> lookedInto.size() == 3);

            drop("d1.2.3"); // looked into two looks later: then others were left out twice
            await().atMost(BOUND).until(() -> lookedInto.contains("d1.2.3"));
            drop("e1.2.3");
            await().atMost(BOUND).until(() -> lookedInto.contains("e1.2.3"));
            assertThat(ledger.totals().uncounted()).isBetween(3, 4);
            Files.delete(first);
            ledger.stands(first, identity, FileState.SENT);

            await().atMost(BOUND).until(() -> ledger.totals().received() == 2);
            assertThat(studies()).hasSize(1).doesNotContain("1.2.1");
            assertThat(lookedInto).doesNotHaveDuplicates();
        }
    }
}
