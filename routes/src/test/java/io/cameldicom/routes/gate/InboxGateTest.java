package io.cameldicom.routes.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.file.FileConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxGateTest {
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(60);

    @TempDir
    Path inbox;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private InboxGate gate;

    @BeforeEach
    void open() {
        gate = gate(Duration.ofDays(1));
    }

    private InboxGate gate(Duration patience) {
        GateTimes times = new GateTimes(SETTLE, GRACE, Duration.ofSeconds(5), Duration.ofMinutes(10), patience);
        return new InboxGate(times, now::get, () -> 0.0);
    }

    private boolean offered(Path file) {
        return gate.accept(FileConsumer.asGenericFile(inbox.toString(), file.toFile(), null, false));
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private Path file(String name) throws IOException {
        Path file = inbox.resolve(name);
        Files.writeString(file, "contents");
        return file;
    }

    private Path settled(String name) throws IOException {
        Path file = file(name);
        offered(file);
        later(SETTLE);
        assertThat(offered(file)).isTrue();
        return file;
    }

    @Test
    void letsAFileInThatWasUnchangedForTheSettleTime() throws IOException {
        Path file = file("a.dcm");

        assertThat(offered(file)).isFalse();
        later(SETTLE.minusNanos(1));
        assertThat(offered(file)).isFalse();
        later(Duration.ofNanos(1));
        assertThat(offered(file)).isTrue();
    }

    @Test
    void startsAgainWhenSizeTimeOrKeyChange() throws IOException {
        Path file = file("a.dcm");
        offered(file);
        later(SETTLE);
        Files.writeString(file, "longer contents");
        assertThat(offered(file)).isFalse();
        later(SETTLE);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(offered(file)).isFalse();
        later(SETTLE);
        Path other = file("b.tmp");
        Files.writeString(other, "longer contents");
        Files.setLastModifiedTime(other, FileTime.fromMillis(1));
        Files.move(other, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        assertThat(offered(file)).isFalse();
        later(SETTLE);
        assertThat(offered(file)).isTrue();
    }

    @Test
    void doesNotCompareTheFilesTimeWithAnyClock() throws IOException {
        Path future = file("future.dcm");
        Files.setLastModifiedTime(future, FileTime.fromMillis(System.currentTimeMillis() + 86_400_000));
        offered(future);
        later(SETTLE);

        assertThat(offered(future)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hidden",
                "a.part",
                "A.PART",
                "a.tmp",
                "a.filepart",
                "a.crdownload",
                "Thumbs.db",
                ".DS_Store",
                "desktop.ini"
            })
    void neverTakesUnfinishedAndIgnoredNames(String name) throws IOException {
        Path file = file(name);
        offered(file);
        later(GRACE);

        assertThat(offered(file)).isFalse();
        assertThat(gate.endScan().left()).isZero();
    }

    @Test
    void leavesAnEmptyFileUntilItsGraceIsOver() throws IOException {
        Path file = inbox.resolve("empty.dcm");
        Files.createFile(file);
        offered(file);
        later(GRACE.minusNanos(1));
        assertThat(offered(file)).isFalse();
        later(Duration.ofNanos(1));
        assertThat(offered(file)).isTrue();
        assertThat(gate.mayStillGrow(file)).isFalse();
    }

    @Test
    void offersACutFileAgainOnceItsGraceIsOver() throws IOException {
        Path file = settled("cut.dcm");
        assertThat(gate.begin(file)).isTrue();
        assertThat(gate.mayStillGrow(file)).isTrue();
        gate.growing(file);

        later(GRACE.minus(SETTLE).minusNanos(1));
        assertThat(offered(file)).isFalse();
        later(Duration.ofNanos(1));
        assertThat(offered(file)).isTrue();
        assertThat(gate.mayStillGrow(file)).isFalse();
    }

    @Test
    void letsAGrownFileSettleInsteadOfWaitingForTheGrace() throws IOException {
        Path file = settled("cut.dcm");
        gate.begin(file);
        gate.growing(file);
        Files.writeString(file, "all of the contents");
        offered(file);
        later(SETTLE);

        assertThat(offered(file)).isTrue();
    }

    @Test
    void pausesAFailedFileForLongerEachTime() throws IOException {
        Path file = settled("a.dcm");
        for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 320, 600, 600}) {
            assertThat(gate.begin(file)).isTrue();
            gate.failed(file, 1);
            later(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(offered(file)).isFalse();
            later(Duration.ofNanos(1));
            assertThat(offered(file)).isTrue();
        }
        assertThat(gate.attempts(file)).isEqualTo(10);
    }

    @Test
    void offersAFileAgainSoonAfterItsInstanceWasBusyAndCountsNoAttempt() throws IOException {
        Path file = settled("a.dcm");
        gate.begin(file);
        gate.busy(file);
        assertThat(offered(file)).isFalse();
        later(SETTLE);
        assertThat(offered(file)).isTrue();
        assertThat(gate.attempts(file)).isEqualTo(1);
    }

    @Test
    void doesNotOfferAFileThatIsOnItsWay() throws IOException {
        Path file = settled("a.dcm");
        gate.begin(file);

        assertThat(offered(file)).isFalse();
        assertThat(gate.endScan().inFlight()).isEqualTo(1);
        gate.done(file);
        assertThat(gate.endScan().inFlight()).isZero();
    }

    @Test
    void doesNotBeginWithAnotherFileThanTheOneLetIn() throws IOException {
        Path file = settled("a.dcm");
        Files.writeString(file, "other contents");

        assertThat(gate.begin(file)).isFalse();
    }

    @Test
    void failingFilesInFrontDoNotHoldUpAGoodOne() throws IOException {
        for (int i = 0; i < 100; i++) {
            Path bad = settled("a" + i + ".dcm");
            gate.begin(bad);
            gate.failed(bad, 1);
        }
        Path good = file("z.dcm");
        offered(good);
        later(SETTLE);
        gate.beginScan();
        for (int i = 0; i < 100; i++) {
            offered(inbox.resolve("a" + i + ".dcm"));
        }
        assertThat(offered(good)).isTrue();
    }

    @Test
    void givesAFileUpThatFailedForLongerThanThePatience() throws IOException {
        gate = gate(Duration.ofSeconds(4));
        Path file = settled("a.dcm");
        gate.begin(file);
        gate.failed(file, 1);
        gate.beginScan();
        assertThat(offered(file)).isFalse();
        assertThat(gate.endScan().isMoving()).isTrue();

        later(Duration.ofSeconds(4).minusNanos(1));
        assertThat(offered(file)).isFalse();
        later(Duration.ofNanos(1));
        assertThat(offered(file)).as("tried once more at the end").isTrue();
        gate.begin(file);
        gate.failed(file, 1);
        gate.beginScan();
        assertThat(offered(file)).isFalse();
        Census census = gate.endScan();
        assertThat(census.isMoving()).isFalse();
        assertThat(census.exhausted()).isEqualTo(1);
        assertThat(census.left()).isEqualTo(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesAndCountsLinksAndNeverOpensPipes() throws Exception {
        Path target = Files.createTempFile("outside", ".dcm");
        Path link = Files.createSymbolicLink(inbox.resolve("link.dcm"), target);
        Path folderLink = Files.createSymbolicLink(inbox.resolve("folder"), inbox);
        Path pipe = inbox.resolve("pipe.dcm");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (int i = 0; i < 2; i++) {
            gate.beginScan();
            assertThat(offered(link)).isFalse();
            assertThat(offered(folderLink)).isFalse();
            assertThat(offered(pipe)).isFalse();
            later(GRACE);
        }

        Census census = gate.endScan();
        assertThat(census.links()).isEqualTo(2);
        assertThat(census.special()).isEqualTo(1);
        assertThat(census.isMoving()).isFalse();
        assertThat(census.left()).isEqualTo(3);
        assertThat(census.stuckInWords()).startsWith("2 symbolic links").contains("1 pipes");
        Files.delete(target);
    }

    @Test
    void letsFoldersBeSearched() throws IOException {
        assertThat(offered(Files.createDirectory(inbox.resolve("study")))).isTrue();
        assertThat(offered(Files.createDirectory(inbox.resolve(".partial")))).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void countsFilesThatAreThereButCannotBeLookedAt() {
        gate.beginScan();
        assertThat(offered(inbox.resolve("a".repeat(300) + ".dcm"))).isFalse();

        assertThat(gate.endScan().unreadable()).isEqualTo(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void countsFoldersThatMayBeReadButNotSearched() throws IOException {
        Path folder = Files.createDirectory(inbox.resolve("study"));
        Path file = file("study/a.dcm");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rw-------"));
        assumeThat(Files.isExecutable(folder)).as("root may search everything").isFalse();
        try {
            gate.beginScan();
            assertThat(offered(folder)).isFalse();
            assertThat(offered(file)).isFalse();

            assertThat(gate.endScan().unreadable()).isEqualTo(2);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void forgetsFilesThatVanished() throws IOException {
        Path file = settled("a.dcm");
        Files.delete(file);
        assertThat(offered(file)).isFalse();
        gate.beginScan();
        assertThat(gate.endScan().left()).isZero();
        file("a.dcm");
        assertThat(offered(file)).isFalse();
    }

    @Test
    void letsNothingInOnceClosedAndGoesOnCounting() throws IOException {
        Path file = settled("a.dcm");
        gate.close();
        gate.beginScan();

        assertThat(offered(file)).isFalse();
        assertThat(gate.endScan().held()).isEqualTo(1);
    }

    @Test
    void letsFewFailingFilesInWhileThereAreFreshOnes() throws IOException {
        List<Path> failing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Path file = settled("a" + i + ".dcm");
            gate.begin(file);
            gate.failed(file, 1);
            failing.add(file);
        }
        Path fresh = settled("z.dcm");
        later(Duration.ofSeconds(5));

        gate.beginScan();
        assertThat(failing.stream().filter(this::offered)).hasSize(50);
        assertThat(offered(fresh)).isTrue();
        assertThat(gate.endScan().failing()).isEqualTo(10);

        gate.begin(fresh);
        gate.beginScan();
        failing.forEach(this::offered);
        offered(fresh);
        gate.endScan();
        gate.beginScan();
        assertThat(failing.stream().filter(this::offered))
                .as("no fresh file was found by the last scan")
                .hasSize(60);
    }

    @Test
    void holdsFilesWhileThereIsNobodyToSendToAndOffersThoseThatWereNeverSentAtOnceWhenThereIs() throws IOException {
        AtomicBoolean available = new AtomicBoolean(true);
        gate.holdUnless(available::get, "gone");
        Path away = settled("away.dcm");
        Path refused = settled("refused.dcm");
        Path settled = settled("settled.dcm");
        gate.begin(away);
        gate.away(away);
        gate.begin(refused);
        gate.failed(refused, 1);
        available.set(false);

        assertThat(gate.begin(settled)).as("let in before it was held").isFalse();
        later(Duration.ofSeconds(3));
        gate.beginScan();
        assertThat(offered(settled)).isFalse();
        assertThat(offered(away)).isFalse();
        assertThat(offered(refused)).isFalse();
        assertThat(gate.heldBecause()).contains("gone");
        assertThat(gate.heldFor()).isEqualTo(Duration.ofSeconds(3));
        assertThat(gate.endScan().held()).isEqualTo(1);

        available.set(true);
        assertThat(offered(settled)).as("the scan goes on as it began").isFalse();
        gate.beginScan();
        assertThat(offered(settled)).isTrue();
        assertThat(offered(away)).isTrue();
        assertThat(offered(refused)).as("its pause goes on").isFalse();
        assertThat(gate.heldFor()).isZero();
        assertThat(gate.attempts(away)).isEqualTo(1);
    }

    @Test
    void goesOnWithWhatWasRememberedOfAFileThatIsStillTheSame() throws IOException {
        Path same = settled("same.dcm");
        gate.begin(same);
        gate.failed(same, 3);
        Path other = settled("other.dcm");
        gate.begin(other);
        gate.failed(other, 1);
        Standing sameStanding = gate.standing(same).orElseThrow();
        Standing otherStanding = gate.standing(other).orElseThrow();

        gate = gate(Duration.ofDays(1));
        gate.restore(sameStanding);
        gate.restore(otherStanding);
        Files.writeString(other, "other contents");
        gate.beginScan();
        assertThat(offered(same)).isFalse();
        assertThat(offered(other)).isFalse();
        later(SETTLE);
        assertThat(offered(same)).isFalse();
        assertThat(offered(other)).as("settles as any new file").isTrue();
        assertThat(gate.attempts(other)).isEqualTo(1);
        later(Duration.ofSeconds(3));
        assertThat(offered(same)).isTrue();
        assertThat(gate.attempts(same)).isEqualTo(4);
        gate.begin(same);
        gate.failed(same, 1);
        assertThat(gate.standing(same).orElseThrow().pause())
                .as("the pause goes on growing")
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void neverWaitsLongerThanTheLongestPauseForARememberedFile() throws IOException {
        Path file = settled("a.dcm");
        Standing known = gate.standing(file).orElseThrow();
        gate = gate(Duration.ofDays(1));
        gate.restore(new Standing(
                known.file(), known.size(), known.modified(), known.key(), 1, 1, Duration.ZERO, Duration.ofDays(900)));

        offered(file);
        later(Duration.ofMinutes(10));
        assertThat(offered(file)).isTrue();
    }

    @Test
    void waitsNoLongerThanThePatienceForARememberedFile() throws IOException {
        Path file = settled("a.dcm");
        Standing known = gate.standing(file).orElseThrow();
        gate = gate(Duration.ofSeconds(60));
        gate.restore(new Standing(
                known.file(), known.size(), known.modified(), known.key(), 9, 9, Duration.ZERO, Duration.ofMinutes(9)));

        offered(file);
        later(Duration.ofSeconds(60));
        assertThat(offered(file)).isTrue();
    }

    @Test
    void countsTheTimeOfFailuresButNotTheTimeInWhichNobodyTried() throws IOException {
        Path file = settled("a.dcm");
        gate.begin(file);
        gate.failed(file, 1);
        later(Duration.ofSeconds(6));
        assertThat(gate.failing(file)).isEqualTo(Duration.ofSeconds(6));
        gate.begin(file);
        gate.failed(file, 1);
        later(Duration.ofDays(3));
        assertThat(gate.failing(file)).isEqualTo(Duration.ofSeconds(6 + 20));
    }

    @Test
    void needsFewBytesPerWaitingFile() {
        int files = 100_000;
        WaitingFiles waiting =
                new WaitingFiles(new GateTimes(SETTLE, GRACE, SETTLE, SETTLE, SETTLE), System::nanoTime, () -> 0.5);
        long before = usedHeap();
        for (int i = 0; i < files; i++) {
            waiting.look(
                    new File("/data/inbox/study-" + i / 100 + "/image-" + i + ".dcm").toPath(), new Look(i, i, i), i);
        }
        long perFile = (usedHeap() - before) / files;

        assertThat(perFile).isLessThan(200);
        assertThat(waiting.inFlight()).isZero();
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void tellsWhatLiesInTheInboxBetweenTwoScans() throws IOException {
        Path waits = settled("waits");
        Path goes = settled("goes");
        Path failed = settled("failed");
        gate.beginScan();
        assertThat(offered(waits)).isTrue();
        assertThat(offered(goes)).isTrue();
        assertThat(offered(failed)).isTrue();
        gate.begin(goes);
        gate.begin(failed);
        gate.failed(failed, 1);
        offered(file("settles"));
        offered(Files.createFile(inbox.resolve("grows")));

        assertThat(gate.backlog()).isEqualTo(new Backlog(1, 1, 1, 1, 1, 0, 4 * 8));
        gate.done(goes);
        gate.done(waits);
        assertThat(gate.backlog().total()).isEqualTo(3);
    }
}
