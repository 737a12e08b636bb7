package io.cameldicom.component.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.EventReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitmentsTest {
    private static final DicomAddress PACS = DicomAddress.parse("PACS@127.0.0.1:11112");
    private static final AeTitle TITLE = PACS.aeTitle();
    private static final ReferencedInstance FIRST = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1");
    private static final ReferencedInstance SECOND = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.4", "1.2.3.2");
    private static final ReferencedInstance STRANGE = new ReferencedInstance("1.2.840.10008.5.1.4.1.1.4", "1.2.3.3");
    private static final TransactionLimits LIMITS = new TransactionLimits(10, Duration.ofDays(1));

    @TempDir
    Path folder;

    private final List<CommitmentResult> heard = new ArrayList<>();
    private final Commitments commitments = listened();

    @Test
    void completesAndTellsWhatThePeerCommitsTo() throws IOException {
        OpenTransactions kept = kept(commitments);
        Transaction asked = transaction(FIRST, SECOND);
        CompletableFuture<CommitmentResult> result = commitments.open(kept, asked, LIMITS);

        int answer = report(1, Reports.of(asked.uid()).committed(FIRST, SECOND).dataSet());

        assertThat(answer).isZero();
        assertThat(result).isCompletedWithValueMatching(CommitmentResult::isComplete);
        assertThat(heard).singleElement().satisfies(told -> {
            assertThat(told.committed()).containsExactly(FIRST, SECOND);
            assertThat(told.destination()).isEqualTo(PACS);
            assertThat(told.peerAeTitle()).isEqualTo(TITLE);
        });
        assertThat(kept.find(asked.uid())).isEmpty();
    }

    @Test
    void tellsWhichInstancesFailedAndWhy() throws IOException {
        Transaction asked = transaction(FIRST, SECOND);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);

        report(
                2,
                Reports.of(asked.uid()).committed(FIRST).failed(SECOND, 0x0112).dataSet());

        assertThat(result.join().committed()).containsExactly(FIRST);
        assertThat(result.join().failed()).containsExactly(new FailedInstance(SECOND, FailureReason.NO_SUCH_INSTANCE));
    }

    @Test
    void countsAnInstanceThatTheReportLacksAsFailedAndIgnoresOneThatNobodyAskedFor() throws IOException {
        Transaction asked = transaction(FIRST, SECOND);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);

        report(1, Reports.of(asked.uid()).committed(FIRST, STRANGE).dataSet());

        assertThat(result.join().committed()).containsExactly(FIRST);
        assertThat(result.join().failed()).containsExactly(new FailedInstance(SECOND, FailureReason.NOT_REPORTED));
    }

    @Test
    void countsAnInstanceThatIsNamedAsCommittedAndAsFailedAsFailed() throws IOException {
        Transaction asked = transaction(FIRST);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);

        report(1, Reports.of(asked.uid()).committed(FIRST).failed(FIRST, 0x0213).dataSet());

        assertThat(result.join().failed())
                .containsExactly(new FailedInstance(FIRST, FailureReason.RESOURCE_LIMITATION));
    }

    @Test
    void countsAnInstanceThatIsNamedWithAnotherSopClassAsFailed() throws IOException {
        Transaction asked = transaction(FIRST);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);

        report(
                1,
                Reports.of(asked.uid())
                        .committed(new ReferencedInstance(SECOND.sopClassUid(), FIRST.sopInstanceUid()))
                        .dataSet());

        assertThat(result.join().failed())
                .containsExactly(new FailedInstance(FIRST, FailureReason.CLASS_INSTANCE_CONFLICT));
    }

    @Test
    void takesAReportThatComesTwiceOnce() throws IOException {
        Transaction asked = transaction(FIRST);
        commitments.open(kept(commitments), asked, LIMITS);
        DataSet report = Reports.of(asked.uid()).committed(FIRST).dataSet();

        assertThat(report(1, report)).isZero();
        assertThat(report(1, report)).isZero();

        assertThat(heard).hasSize(1);
    }

    @Test
    void answersAReportOnATransactionThatNobodyKnowsWithSuccessAndTellsNobody() {
        int answer = report(1, Reports.of("2.25.1").committed(FIRST).dataSet());

        assertThat(answer).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void refusesAReportOfAPeerThatWasNotAskedAndGoesOnWaiting() throws IOException {
        Transaction asked = transaction(FIRST);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);
        DataSet report = Reports.of(asked.uid()).committed(FIRST).dataSet();

        assertThat(report("EVIL", 1, report)).isEqualTo(0x0110);

        assertThat(result).isNotDone();
        assertThat(heard).isEmpty();
        assertThat(report("PACS", 1, report)).isZero();
        assertThat(result).isCompleted();
    }

    @Test
    void takesTheReportOfATitleThatMaySpeakForThePeer() throws IOException {
        Transaction asked = new Transaction(
                Uid.random(), PACS, Set.of(TITLE, new AeTitle("PACS_SC")), List.of(FIRST), Instant.now());
        commitments.open(kept(commitments), asked, LIMITS);

        report("PACS_SC", 1, Reports.of(asked.uid()).committed(FIRST).dataSet());

        assertThat(heard)
                .singleElement()
                .satisfies(told -> assertThat(told.peerAeTitle()).hasToString("PACS_SC"));
    }

    @Test
    void answersAReportWithoutATransactionUidAsInvalid() {
        assertThat(report(1, DataSet.EMPTY)).isEqualTo(0x0115);
        assertThat(report(1, Reports.of("../../etc").committed(FIRST).dataSet()))
                .isEqualTo(0x0115);
    }

    @Test
    void answersOtherEventsAsUnknown() {
        DataSet report = Reports.of("2.25.1").committed(FIRST).dataSet();

        assertThat(report(3, report)).isEqualTo(0x0113);
        assertThat(answer(
                        commitments,
                        new EventReport(TITLE, 1, "1.2.840.10008.5.1.1.33", "1.2.3", 1, Optional.of(report))))
                .isEqualTo(0x0113);
    }

    @Test
    void keepsTheTransactionOpenWhereAListenerFails() throws IOException {
        Transaction asked = transaction(FIRST);
        commitments.open(kept(commitments), asked, LIMITS);
        CommitmentListener failing = result -> {
            throw new IllegalStateException("disk full");
        };
        commitments.add(failing);
        DataSet report = Reports.of(asked.uid()).committed(FIRST).dataSet();

        assertThat(report(1, report)).isEqualTo(0x0110);
        commitments.remove(failing);

        assertThat(report(1, report)).isZero();
        assertThat(heard).hasSize(2);
    }

    @Test
    void forgetsWhatThePeerRefused() throws IOException {
        OpenTransactions kept = kept(commitments);
        Transaction asked = transaction(FIRST);
        commitments.open(kept, asked, LIMITS);

        commitments.cancel(kept, asked.uid());

        assertThat(kept.find(asked.uid())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsListenersOfAReportThatComesWhenNobodyWaitsAnyMore() throws IOException {
        Transaction asked = transaction(FIRST);
        CompletableFuture<CommitmentResult> result = commitments.open(kept(commitments), asked, LIMITS);
        commitments.abandon(asked.uid());

        report(1, Reports.of(asked.uid()).committed(FIRST).dataSet());

        assertThat(heard).hasSize(1);
        assertThat(result).isNotDone();
    }

    @Test
    void matchesAReportThatComesAfterARestart() throws IOException {
        Transaction asked = transaction(FIRST, SECOND);
        commitments.open(kept(commitments), asked, LIMITS);

        Commitments restarted = listened();
        kept(restarted);
        answer(
                restarted,
                event(
                        "PACS",
                        1,
                        Reports.of(asked.uid()).committed(FIRST, SECOND).dataSet()));

        assertThat(heard)
                .singleElement()
                .satisfies(told -> assertThat(told.committed()).containsExactly(FIRST, SECOND));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAReportOnATransactionWhoseFileIsDamaged() throws IOException {
        Transaction asked = transaction(FIRST);
        commitments.open(kept(commitments), asked, LIMITS);
        Path file = folder.resolve(asked.uid() + TransactionFolder.SUFFIX);
        Files.writeString(file, Files.readString(file).substring(0, 40));

        int answer = report(1, Reports.of(asked.uid()).committed(FIRST).dataSet());

        assertThat(answer).isEqualTo(0x0110);
        assertThat(heard).isEmpty();
    }

    @Test
    void asksForNoMoreThanTheBound() throws IOException {
        OpenTransactions kept = commitments.kept(Optional.empty());
        TransactionLimits one = new TransactionLimits(1, Duration.ofDays(1));
        Transaction asked = transaction(FIRST);
        commitments.open(kept, asked, one);

        assertThatThrownBy(() -> commitments.open(kept, transaction(SECOND), one))
                .isInstanceOf(TooManyTransactionsException.class)
                .hasMessageContaining("commitmentMaximumOpen");

        report(1, Reports.of(asked.uid()).committed(FIRST).dataSet());
        commitments.open(kept, transaction(SECOND), one);
    }

    @Test
    void asksAPeerToReportLaterWhereTooManyReportsWait() {
        Commitments busy = new Commitments(task -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(answer(
                        busy,
                        event("PACS", 1, Reports.of("2.25.1").committed(FIRST).dataSet())))
                .isEqualTo(0x0213);
    }

    @Test
    void failsTransientlyWhereEachReasonMayPass() {
        StorageCommitmentException failure = failure(FailureReason.NO_SUCH_INSTANCE, FailureReason.RESOURCE_LIMITATION);

        assertThat(failure.outcome()).isEqualTo(Outcome.TRANSIENT);
        assertThat(failure)
                .hasMessageContaining("2 of 2 instances are not committed")
                .hasMessageContaining("1 with 0112, no such object instance; 1 with 0213, resource limitation");
        assertThat(failure.failedInstanceUids()).containsExactly("1.2.3.1", "1.2.3.2");
    }

    @Test
    void failsForGoodWhereOneReasonDoesNotPass() {
        assertThat(failure(FailureReason.NO_SUCH_INSTANCE, FailureReason.SOP_CLASS_NOT_SUPPORTED)
                        .outcome())
                .isEqualTo(Outcome.PERMANENT);
        assertThat(failure(FailureReason.PROCESSING_FAILURE, new FailureReason(0xC123))
                        .outcome())
                .isEqualTo(Outcome.PERMANENT);
    }

    private static StorageCommitmentException failure(FailureReason first, FailureReason second) {
        return new StorageCommitmentException(new CommitmentResult(
                "2.25.1",
                PACS,
                TITLE,
                List.of(),
                List.of(new FailedInstance(FIRST, first), new FailedInstance(SECOND, second))));
    }

    private Commitments listened() {
        Commitments made = new Commitments(Runnable::run);
        made.add(heard::add);
        return made;
    }

    private OpenTransactions kept(Commitments where) throws IOException {
        return where.kept(Optional.of(folder));
    }

    private static Transaction transaction(ReferencedInstance... instances) {
        return new Transaction(Uid.random(), PACS, Set.of(TITLE), List.of(instances), Instant.now());
    }

    private int report(int type, DataSet information) {
        return report("PACS", type, information);
    }

    private int report(String title, int type, DataSet information) {
        return answer(commitments, event(title, type, information));
    }

    private static EventReport event(String title, int type, DataSet information) {
        return new EventReport(
                new AeTitle(title),
                7,
                Uid.STORAGE_COMMITMENT_PUSH_MODEL,
                Uid.STORAGE_COMMITMENT_PUSH_MODEL_INSTANCE,
                type,
                Optional.of(information));
    }

    private static int answer(Commitments asked, EventReport report) {
        return asked.reported(report).toCompletableFuture().join().code();
    }
}
