package io.cameldicom.routes.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyLedgerTest {
    private static final String STUDY = "1.2.3";
    private static final Path PATH = Path.of("a.dcm");

    private final AtomicLong time = new AtomicLong();
    private final StudyLedger ledger = ledger(100, 10);

    private StudyLedger ledger(int files, int studies) {
        return new StudyLedger(time::get, Clock.systemUTC(), files, studies);
    }

    private static FileIdentity file(int key, long size) {
        return new FileIdentity(size, FileTime.fromMillis(0), Optional.empty(), Optional.of((Object) key));
    }

    private void later(Duration by) {
        time.addAndGet(by.toNanos());
    }

    private void found(FileIdentity file, String study) {
        later(Duration.ofMillis(1));
        ledger.found(FileMark.of(PATH, file), file.size(), study, time.get());
    }

    private StudyProgress only() {
        assertThat(ledger.inWork()).hasSize(1);
        return ledger.inWork().get(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheInboxWhateverHappensInWhateverOrder(long seed) {
        StudyLedger large = ledger(100_000, 10);
        InboxModel inbox = new InboxModel(new Random(seed), large, time);

        for (int i = 0; i < 2000; i++) {
            inbox.step();
            large.inWork().forEach(StudyLedgerTest::requireSound);
            if (i % 20 == 0) {
                inbox.look();
                large.inWork().forEach(study -> requireTrue(study, inbox));
            }
        }
        assertThat(large.inWork())
                .extracting(StudyProgress::studyInstanceUid)
                .containsExactlyInAnyOrderElementsOf(InboxModel.STUDIES);
        assertThat(large.totals().sent()).isPositive();
    }

    private static void requireSound(StudyProgress study) {
        assertThat(study.queued() + study.awaiting() + study.sent() + study.failing() + study.quarantined())
                .isEqualTo(study.received());
        assertThat(study.queued()).isNotNegative();
        assertThat(study.awaiting()).isNotNegative();
        assertThat(study.sent()).isNotNegative();
        assertThat(study.failing()).isNotNegative();
        assertThat(study.quarantined()).isNotNegative();
        assertThat(study.bytesSent()).isBetween(0L, study.bytes());
    }

    private static void requireTrue(StudyProgress study, InboxModel inbox) {
        String uid = study.studyInstanceUid();
        assertThat(study.queued()).isEqualTo(inbox.count(uid, FileState.QUEUED));
        assertThat(study.awaiting()).isEqualTo(inbox.count(uid, FileState.AWAITING));
        assertThat(study.failing()).isEqualTo(inbox.count(uid, FileState.FAILING));
        assertThat(study.sent()).isEqualTo(inbox.count(uid, FileState.SENT));
        assertThat(study.quarantined()).isEqualTo(inbox.count(uid, FileState.QUARANTINED));
    }

    @Test
    void countsAFileOnceThatIsFoundReadTriedAndPutBack() {
        FileIdentity file = file(1, 100);
        found(file, STUDY);
        ledger.read(PATH, file, STUDY, "1.9");
        ledger.stands(PATH, file, FileState.FAILING);
        ledger.read(PATH, file, STUDY, "1.9");
        ledger.stands(PATH, file, FileState.QUARANTINED);
        assertThat(only().quarantined()).isOne();

        found(file, STUDY);

        assertThat(only().received()).isOne();
        assertThat(only().queued()).isOne();
    }

    @Test
    void takesALookFromBeforeTheEndForNoReturn() {
        FileIdentity file = file(1, 100);
        found(file, STUDY);
        long looked = time.get();
        later(Duration.ofMillis(1));
        ledger.stands(PATH, file, FileState.SENT);

        ledger.found(FileMark.of(PATH, file), 100, STUDY, looked);

        assertThat(only().sent()).isOne();
        assertThat(only().received()).isOne();
    }

    @Test
    void countsWhatVanishedNoMoreAfterAWholeLook() {
        found(file(1, 100), STUDY);
        found(file(2, 100), STUDY);
        later(Duration.ofSeconds(1));
        long began = time.get();
        found(file(2, 100), STUDY);

        ledger.lookedAtAll(began, 0);

        assertThat(only().received()).isOne();
    }

    @Test
    void keepsWhatIsOnItsWayThoughNoLookComesAcrossIt() {
        ledger.read(PATH, file(1, 100), STUDY, "1.9");
        later(Duration.ofSeconds(1));

        ledger.lookedAtAll(time.get(), 0);

        assertThat(only().queued()).isOne();
    }

    @Test
    void countsBytesThatAreOnTheirWay() {
        FileIdentity file = file(1, 1000);
        ledger.read(PATH, file, STUDY, "1.9");
        ledger.sent("1.9", 50, 100);
        assertThat(only().bytesSent()).isEqualTo(500);

        ledger.stands(PATH, file, FileState.FAILING);
        assertThat(only().bytesSent()).isZero();

        ledger.stands(PATH, file, FileState.SENT);
        assertThat(only().bytesSent()).isEqualTo(1000);
    }

    @Test
    void estimatesTheTimeThatIsLeftFromTheRateOfTheLastMinutes() {
        found(file(1, 1000), STUDY);
        found(file(2, 3000), STUDY);
        assertThat(only().remaining()).isEmpty();
        ledger.stands(PATH, file(1, 1000), FileState.SENT);
        later(Duration.ofSeconds(10));
        assertThat(only().remaining()).contains(Duration.ofSeconds(30));
        assertThat(ledger.totals().remaining()).contains(Duration.ofSeconds(30));

        later(Duration.ofMinutes(3));
        assertThat(only().remaining()).isEmpty();
    }

    @Test
    void forgetsWhatEndedAfterTenMinutes() {
        FileIdentity file = file(1, 100);
        found(file, STUDY);
        found(file(2, 100), "1.2.4");
        ledger.stands(PATH, file, FileState.SENT);
        later(Duration.ofMinutes(9));
        assertThat(ledger.inWork()).hasSize(2);

        later(Duration.ofMinutes(2));

        assertThat(only().studyInstanceUid()).isEqualTo("1.2.4");
        found(file, STUDY);
        assertThat(ledger.inWork())
                .hasSize(2)
                .allSatisfy(study -> assertThat(study.queued()).isOne());
    }

    @Test
    void leavesOutWhatFindsNoRoomUntilThereIsSome() {
        StudyLedger small = ledger(2, 10);
        for (int key = 1; key <= 3; key++) {
            small.found(FileMark.of(PATH, file(key, 100)), 100, STUDY, time.get());
        }
        assertThat(small.totals().received()).isEqualTo(2);

        small.stands(PATH, file(1, 100), FileState.SENT);
        small.found(FileMark.of(PATH, file(3, 100)), 100, STUDY, time.get());

        assertThat(small.totals().received()).isEqualTo(3);
        assertThat(small.totals().sent()).isOne();
    }

    @Test
    void makesRoomForAFileByTheOneThatEndedFirst() {
        StudyLedger small = ledger(3, 10);
        for (int key = 1; key <= 3; key++) {
            small.found(FileMark.of(PATH, file(key, 100)), 100, STUDY, time.get());
        }
        later(Duration.ofMillis(1));
        small.stands(PATH, file(2, 100), FileState.SENT);
        small.stands(PATH, file(1, 100), FileState.SENT);

        small.found(FileMark.of(PATH, file(4, 100)), 100, STUDY, time.get());

        assertThat(small.knows(FileMark.of(PATH, file(1, 100)), time.get() - 1)).isTrue();
        assertThat(small.knows(FileMark.of(PATH, file(2, 100)), time.get() - 1)).isFalse();
        assertThat(small.totals().received()).isEqualTo(4);
    }

    @Test
    void makesRoomForAStudyByOneThatEnded() {
        StudyLedger small = ledger(100, 2);
        small.found(FileMark.of(PATH, file(1, 100)), 100, "1.1", time.get());
        small.found(FileMark.of(PATH, file(2, 100)), 100, "1.2", time.get());
        small.found(FileMark.of(PATH, file(3, 100)), 100, "1.3", time.get());
        assertThat(small.inWork()).hasSize(2);

        small.stands(PATH, file(1, 100), FileState.SENT);
        small.found(FileMark.of(PATH, file(3, 100)), 100, "1.3", time.get());

        assertThat(small.inWork()).extracting(StudyProgress::studyInstanceUid).containsExactly("1.3", "1.2");
    }

    @Test
    void countsFilesOfNoStudyApart() {
        found(file(1, 100), null);

        assertThat(ledger.inWork()).isEmpty();
        assertThat(ledger.totals().ofNoStudy()).isOne();
        ledger.stands(PATH, file(1, 100), FileState.QUARANTINED);
        assertThat(ledger.totals().ofNoStudy()).isZero();
    }
}
