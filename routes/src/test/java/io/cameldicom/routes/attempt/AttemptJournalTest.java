package io.cameldicom.routes.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameldicom.routes.gate.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AttemptJournalTest {
    private static final String PACS = "PACS@127.0.0.1:104";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private final List<Standing> restored = new ArrayList<>();
    private Instant now = START;
    private long nanos;

    private AttemptJournal open() throws IOException {
        return open(PACS);
    }

    private AttemptJournal open(String destination) throws IOException {
        restored.clear();
        return AttemptJournal.open(
                folder, destination, LONGEST, restored::add, Clock.fixed(now, ZoneOffset.UTC), () -> nanos);
    }

    private static Standing file(long file) {
        return new Standing(file, 100, 200, 300, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    private static Standing failed(long file, int attempts, Duration pause) {
        return new Standing(file, 100, 200, 300, attempts, 1, Duration.ofSeconds(7), pause);
    }

    private boolean wasSentBefore(long file) throws IOException {
        try (AttemptJournal journal = open()) {
            return journal.begin("1.2." + file, file(file)).sentBefore();
        }
    }

    @Test
    void remembersAttemptsAndNextTimeOverARestart() throws IOException {
        try (AttemptJournal journal = open()) {
            SendingObject object = journal.begin("1.2.1", file(1));
            assertThat(object.sentBefore()).isFalse();
            journal.failed(object, failed(1, 3, Duration.ofSeconds(40)), true);
        }
        now = START.plusSeconds(30);
        try (AttemptJournal journal = open()) {
            assertThat(restored)
                    .containsExactly(
                            new Standing(1, 100, 200, 300, 3, 1, Duration.ofSeconds(7), Duration.ofSeconds(10)));
            assertThat(journal.begin("1.2.1", file(1)).sentBefore()).isTrue();
        }
    }

    @Test
    void takesAnAttemptWithoutAnEndForOneThatMayHaveSucceeded() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.begin("1.2.1", file(1));
        }

        assertThat(wasSentBefore(1)).isTrue();
        assertThat(restored).as("nobody answered").isEmpty();
    }

    @Test
    void takesWhatWasNotSentAfterAllForNotSent() throws IOException {
        try (AttemptJournal journal = open()) {
            SendingObject object = journal.begin("1.2.1", file(1));
            journal.failed(object, file(1), false);
        }

        assertThat(wasSentBefore(1)).isFalse();
    }

    @Test
    void doesNotForgetAnEarlierAttemptWhenALaterOneSentNothing() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.failed(journal.begin("1.2.1", file(1)), failed(1, 1, Duration.ZERO), true);
            journal.failed(journal.begin("1.2.1", file(1)), failed(1, 1, Duration.ZERO), false);
        }

        assertThat(wasSentBefore(1)).isTrue();
    }

    @Test
    void knowsOnlyTheVeryBytesOfTheVeryInstanceForTheVeryDestination() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.begin("1.2.1", file(1));

            assertThat(journal.begin("1.2.2", file(1)).sentBefore()).isFalse();
            assertThat(journal.begin("1.2.1", new Standing(1, 101, 200, 300, 0, 0, Duration.ZERO, Duration.ZERO))
                            .sentBefore())
                    .isFalse();
            assertThat(journal.begin("1.2.1", file(2)).sentBefore())
                    .as("the same file under another name")
                    .isTrue();
        }
        try (AttemptJournal other = open("OTHER@127.0.0.1:104")) {
            assertThat(other.begin("1.2.1", file(1)).sentBefore()).isFalse();
        }
        assertThat(wasSentBefore(1)).as("the first destination again").isTrue();
    }

    @Test
    void restoresNoAttemptsOfAnotherDestination() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.failed(journal.begin("1.2.1", file(1)), failed(1, 3, Duration.ZERO), true);
        }
        open("OTHER@127.0.0.1:104").close();

        assertThat(restored).isEmpty();
    }

    @Test
    void forgetsWhatWasDeliveredAndKeepsWhatWasSentOfAFileInQuarantine() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.forget(journal.begin("1.2.1", file(1)));
            SendingObject exhausted = journal.begin("1.2.2", file(2));
            journal.failed(exhausted, failed(2, 9, Duration.ZERO), true);
            journal.beginsAnew(journal.begin("1.2.2", failed(2, 9, Duration.ZERO)), true);
        }

        assertThat(wasSentBefore(1)).isFalse();
        assertThat(restored).as("put back, a file begins anew").isEmpty();
        assertThat(wasSentBefore(2)).isTrue();
    }

    @Test
    void clockThatWasPutBackMakesNoPauseLongerThanTheLongest() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.failed(journal.begin("1.2.1", file(1)), failed(1, 1, Duration.ofSeconds(40)), true);
        }
        now = START.minus(Duration.ofDays(900));
        open().close();
        assertThat(restored).singleElement().extracting(Standing::pause).isEqualTo(LONGEST);

        now = START.plus(Duration.ofHours(1));
        open().close();
        assertThat(restored).singleElement().extracting(Standing::pause).isEqualTo(Duration.ZERO);
    }

    @Test
    void bearsATornLastLineAndLinesOfNobody() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.begin("1.2.1", file(1));
        }
        Path file = folder.resolve(AttemptJournal.NAME);
        Files.writeString(file, "null\n[]\n{}\nrubbish\n{\"at\":17,\"destin", StandardOpenOption.APPEND);

        assertThat(wasSentBefore(1)).isTrue();
        assertThat(wasSentBefore(2)).isFalse();
        assertThat(wasSentBefore(2)).isTrue();
        assertThat(Files.readString(file)).doesNotContain("rubbish").doesNotContain("\"destin\n");
    }

    @Test
    void isShortAfterAStart() throws IOException {
        try (AttemptJournal journal = open()) {
            for (int i = 0; i < 500; i++) {
                SendingObject object = journal.begin("1.2.1", file(1));
                journal.failed(object, failed(1, i + 1, Duration.ZERO), true);
                journal.forget(journal.begin("1.3." + i, file(1000 + i)));
            }
        }
        open().close();

        assertThat(Files.readAllLines(folder.resolve(AttemptJournal.NAME))).hasSize(1);
        assertThat(restored).singleElement().extracting(Standing::attempts).isEqualTo(500);
    }

    @Test
    void keepsWhatIsKnownOfAFileThatWaitsWhateverTheClockSaysAndOfOneThatIsGoneForAMonth() throws IOException {
        try (AttemptJournal journal = open()) {
            journal.failed(journal.begin("1.2.1", file(1)), failed(1, 2, Duration.ZERO), true);
            journal.beginsAnew(journal.begin("1.2.2", file(2)), true);
            journal.begin("1.2.3", file(3));
        }
        now = START.plus(Duration.ofDays(29));
        open().close();
        assertThat(Files.readAllLines(folder.resolve(AttemptJournal.NAME))).hasSize(3);
        now = START.plus(Duration.ofDays(31));
        open().close();
        assertThat(restored).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve(AttemptJournal.NAME)))
                .hasSize(2)
                .noneMatch(line -> line.contains("1.2.2"));
    }

    @Test
    void isMadeShortWhileItIsUsed() throws IOException {
        try (AttemptJournal journal = open()) {
            SendingObject kept = journal.begin("1.2.1", file(1));
            for (int i = 0; i < 25_000; i++) {
                journal.forget(journal.begin("1.3." + i, file(2)));
            }
            long before = Files.size(folder.resolve(AttemptJournal.NAME));
            journal.compactIfGrown();
            assertThat(Files.size(folder.resolve(AttemptJournal.NAME))).isLessThan(before / 1000);
            journal.failed(kept, failed(1, 1, Duration.ZERO), true);
        }
        open().close();
        assertThat(restored).singleElement().extracting(Standing::attempts).isEqualTo(1);
        assertThat(wasSentBefore(1)).isTrue();
    }

    @Test
    void isNotClosedByTheInterruptOfAThread() throws IOException {
        try (AttemptJournal journal = open()) {
            Thread.currentThread().interrupt();
            journal.begin("1.2.1", file(1));
            assertThat(Thread.interrupted()).isTrue();

            journal.begin("1.2.2", file(2));
        }
        assertThat(wasSentBefore(2)).isTrue();
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void saysSoWhenTheDiskIsFull() throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        Path journal = folder.resolve("lines");
        Files.createSymbolicLink(journal, Path.of("/dev/full"));
        try (JournalFile file = JournalFile.open(journal)) {
            assertThatThrownBy(() -> file.append(new byte[] {'x', '\n'})).isInstanceOf(IOException.class);
        }
        Files.delete(journal);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadableByItsOwnerAlone() throws IOException {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(AttemptJournal.NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void needsFewBytesPerFileThatWasSent() throws IOException {
        int files = 100_000;
        try (AttemptJournal journal = open()) {
            long before = usedHeap();
            for (int i = 0; i < files; i++) {
                journal.begin("1.2.840.113619.2.55.3.604688119.868.1141234567." + i, file(i));
            }
            assertThat((usedHeap() - before) / files).isLessThan(100);
            assertThat(journal.isAvailable()).isTrue();
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
