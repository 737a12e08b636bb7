package io.cameldicom.routes.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.confirmation.StoredFile.State;
import io.cameldicom.routes.gate.GateTimes;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.receipt.Receipt;
import io.cameldicom.routes.receipt.ReceiptOutcome;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.camel.component.file.FileConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationsTest {
    private static final String PACS = "PACS@127.0.0.1:104";
    private static final Duration GATHER = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    Path root;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final List<Asked> asked = new ArrayList<>();
    private CompletableFuture<Void> ends = CompletableFuture.completedFuture(null);
    private ConfirmationMode mode = ConfirmationMode.COMMITMENT;
    private Duration absence = Duration.ZERO;
    private Path inbox;
    private InboxGate gate;
    private Confirmations confirmations;
    private Questions questions;

    private record Asked(String transaction, List<String> instances) {}

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(root.resolve("inbox"));
        start();
    }

    @AfterEach
    void close() throws IOException {
        confirmations.close();
    }

    private void start() throws IOException {
        Duration day = Duration.ofDays(1);
        gate = new InboxGate(new GateTimes(Duration.ofNanos(1), day, day, day, day));
        ConfirmationTimes times = new ConfirmationTimes(3, GATHER, ANSWER, absence, PAUSE, LONGEST);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(now.get() / 1_000_000), ZoneOffset.UTC);
        confirmations = Confirmations.open(root, mode, PACS, times, gate, clock, now::get);
        questions = confirmations.questions((transaction, instances) -> {
            asked.add(new Asked(
                    transaction,
                    instances.stream().map(Instance::sopInstanceUid).sorted().toList()));
            if (mode == ConfirmationMode.FIND) {
                ends = new CompletableFuture<>();
            }
            return ends;
        });
    }

    private void restart() throws IOException {
        confirmations.close();
        asked.clear();
        start();
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
        questions.askAll();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(inbox.resolve(name), name);
    }

    /** Whether the next scan lets the file in. */
    private boolean isOffered(Path file) {
        return gate.accept(FileConsumer.asGenericFile(inbox.toString(), file.toFile(), null, false));
    }

    /** The route has sent the file. */
    private Path stored(String name, String instance) throws IOException {
        Path file = file(name);
        store(file, instance);
        return file;
    }

    private void store(Path file, String instance) throws IOException {
        take(file);
        confirmations.stored(file, FileIdentity.of(file), TestObjects.CT, receipt(instance));
    }

    private void take(Path file) {
        isOffered(file);
        now.incrementAndGet(); // it has settled
        assertThat(isOffered(file)).isTrue();
        assertThat(gate.begin(file)).isTrue();
    }

    private static Receipt receipt(String instance) {
        return new Receipt(
                ReceiptOutcome.DONE,
                instance,
                "1.2",
                "1.2.3",
                PACS,
                1L,
                null,
                null,
                10L,
                "00",
                "00",
                "0000",
                1,
                null,
                null,
                false,
                "0a1b2c3d",
                null);
    }

    private void answer(Answer answer) {
        Asked last = asked.get(asked.size() - 1);
        confirmations.answered(
                last.transaction(), last.instances().stream().collect(Collectors.toMap(uid -> uid, uid -> answer)));
        ends.complete(null);
    }

    private State state(Path file) {
        return confirmations.find(file).map(StoredFile::state).orElse(State.GONE);
    }

    @Test
    void offersAFileOnlyAfterItIsConfirmed() throws IOException {
        Path file = stored("a.dcm", "1.1");

        assertThat(isOffered(file)).isFalse();
        later(GATHER);
        assertThat(asked).singleElement().extracting(Asked::instances).isEqualTo(List.of("1.1"));
        assertThat(isOffered(file)).isFalse();

        answer(Answer.CONFIRMED);

        assertThat(isOffered(file)).isTrue();
        assertThat(confirmations.find(file).orElseThrow().transactions())
                .containsExactly(asked.get(0).transaction());
        later(ANSWER);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksForSeveralAtOnceAndForNoMoreThanTheBatch() throws IOException {
        for (int i = 1; i <= 4; i++) {
            stored(i + ".dcm", "1." + i);
        }
        later(GATHER.minusMillis(1));
        assertThat(asked).isEmpty();
        later(Duration.ofMillis(1));

        assertThat(asked).extracting(question -> question.instances().size()).containsExactlyInAnyOrder(3, 1);
        assertThat(asked).flatExtracting(Asked::instances).doesNotHaveDuplicates();
        assertThat(asked).extracting(Asked::transaction).doesNotHaveDuplicates();
    }

    @Test
    void asksAgainWithGrowingPausesWhereNoAnswerComes() throws IOException {
        stored("a.dcm", "1.1");
        later(GATHER);
        later(ANSWER.minusNanos(1));
        assertThat(asked).hasSize(1);
        later(Duration.ofNanos(1));
        assertThat(asked).hasSize(2);
        assertThat(confirmations.status().unanswered()).isEqualTo(1);
        later(ANSWER);
        assertThat(asked).hasSize(2);
        later(ANSWER);
        assertThat(asked).hasSize(3);
    }

    @Test
    void takesALateAnswerToAnEarlierQuestion() throws IOException {
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        later(ANSWER);
        assertThat(asked).hasSize(2);

        confirmations.answered(asked.get(0).transaction(), Map.of("1.1", Answer.CONFIRMED));

        assertThat(state(file)).isEqualTo(State.CONFIRMED);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void believesNoAnswerToAQuestionThatWasNotAsked() throws IOException {
        Path file = stored("a.dcm", "1.1");
        stored("b.dcm", "1.2");
        later(GATHER);

        confirmations.answered("2.25.1", Map.of("1.1", Answer.CONFIRMED));

        assertThat(isOffered(file)).isFalse();
    }

    @Test
    void believesNoAnswerFromBeforeTheFileWasSentAgain() throws IOException {
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        String before = asked.get(0).transaction();
        answer(Answer.ABSENT);
        store(file, "1.1");

        confirmations.answered(before, Map.of("1.1", Answer.CONFIRMED));

        assertThat(state(file)).isEqualTo(State.WAITING);
        assertThat(isOffered(file)).isFalse();
    }

    @Test
    void sendsWhatIsMissingAgainAFewTimesAndThenGivesItUp() throws IOException {
        Path file = stored("a.dcm", "1.1");
        for (int sendings = 1; sendings < Verdicts.MOST_SENDINGS; sendings++) {
            later(GATHER);
            answer(Answer.ABSENT);
            assertThat(state(file)).isEqualTo(State.ABSENT);
            store(file, "1.1");
        }
        later(GATHER);
        answer(Answer.ABSENT);

        assertThat(state(file)).isEqualTo(State.REFUSED);
        assertThat(confirmations.find(file).orElseThrow().reason()).isEqualTo(0x0112);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void refusesWhatNoSendingWouldCure() throws IOException {
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        answer(new Answer(0x0119));

        assertThat(state(file)).isEqualTo(State.REFUSED);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void asksAgainAfterAReasonThatPasses() throws IOException {
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        answer(new Answer(0x0213));
        assertThat(isOffered(file)).isFalse();
        later(PAUSE);
        assertThat(asked).hasSize(2);
        assertThat(asked).extracting(Asked::transaction).doesNotHaveDuplicates();
        answer(new Answer(0x0131));
        later(PAUSE);
        assertThat(asked).hasSize(2);
        later(PAUSE);
        assertThat(asked).hasSize(3);
        answer(Answer.CONFIRMED);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void decidesEachInstanceOfAnAnswerByItself() throws IOException {
        Path good = stored("a.dcm", "1.1");
        Path bad = stored("b.dcm", "1.2");
        Path silent = stored("c.dcm", "1.3");
        later(GATHER);

        confirmations.answered(
                asked.get(0).transaction(),
                Map.of("1.1", Answer.CONFIRMED, "1.2", Answer.ABSENT, "9.9", Answer.ABSENT));

        assertThat(List.of(state(good), state(bad), state(silent)))
                .containsExactly(State.CONFIRMED, State.ABSENT, State.ASKED);
    }

    @Test
    void goesOnAfterARestart() throws IOException {
        Path asking = stored("a.dcm", "1.1");
        later(GATHER);
        String transaction = asked.get(0).transaction();
        Path waiting = stored("b.dcm", "1.2");
        restart();

        assertThat(isOffered(asking)).isFalse();
        assertThat(isOffered(waiting)).isFalse();
        assertThat(gate.backlog().awaiting()).isEqualTo(2);

        confirmations.answered(transaction, Map.of("1.1", Answer.CONFIRMED, "1.2", Answer.CONFIRMED));

        assertThat(isOffered(asking)).isTrue();
        assertThat(isOffered(waiting)).as("it was not asked about").isFalse();
        later(GATHER);
        assertThat(asked).singleElement().extracting(Asked::instances).isEqualTo(List.of("1.2"));
    }

    @Test
    void remembersAnAnswerOverARestart() throws IOException {
        Path confirmed = stored("a.dcm", "1.1");
        later(GATHER);
        answer(Answer.CONFIRMED);
        Path absent = stored("b.dcm", "1.2");
        later(GATHER);
        answer(Answer.ABSENT);
        Path left = stored("c.dcm", "1.3");
        confirmations.forget(left);
        restart();

        assertThat(List.of(state(confirmed), state(absent), state(left)))
                .containsExactly(State.CONFIRMED, State.ABSENT, State.GONE);
        assertThat(isOffered(confirmed)).isTrue();
        assertThat(isOffered(absent)).isTrue();
    }

    @Test
    void takesWhatAQueryHasFoundForNoCommitment() throws IOException {
        mode = ConfirmationMode.FIND;
        restart();
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        answer(Answer.CONFIRMED);
        mode = ConfirmationMode.COMMITMENT;
        restart();

        assertThat(state(file)).isEqualTo(State.WAITING);
        assertThat(isOffered(file)).isFalse();
        later(GATHER);
        assertThat(asked).hasSize(1);
    }

    @Test
    void countsHowOftenItWasSentOverARestart() throws IOException {
        Path file = stored("a.dcm", "1.1");
        for (int sendings = 1; sendings < Verdicts.MOST_SENDINGS; sendings++) {
            later(GATHER);
            answer(Answer.ABSENT);
            restart();
            assertThat(state(file)).isEqualTo(State.ABSENT);
            store(file, "1.1");
        }
        later(GATHER);
        answer(Answer.ABSENT);

        assertThat(state(file)).isEqualTo(State.REFUSED);
    }

    @Test
    void remembersFilesOfAnotherDestinationAndAsksNobodyAboutThem() throws IOException {
        Path file = stored("a.dcm", "1.1");
        confirmations.close();
        ConfirmationTimes times = new ConfirmationTimes(3, GATHER, ANSWER, absence, PAUSE, LONGEST);
        try (Confirmations others = Confirmations.open(root, mode, "OTHER@127.0.0.1:104", times, gate)) {
            assertThat(others.find(file)).isEmpty();
        }
        start();

        assertThat(state(file)).isEqualTo(State.WAITING);
    }

    @Test
    void letsAnotherFileOfTheInstanceFollowTheFirst() throws IOException {
        Path first = stored("a.dcm", "1.1");
        Path second = file("b.dcm");
        take(second);
        assertThat(confirmations.other(second, "1.1")).isPresent();
        confirmations.follows(second, "1.1");

        assertThat(isOffered(second)).isFalse();
        later(GATHER);
        answer(Answer.CONFIRMED);
        assertThat(isOffered(second)).as("the first has no receipt yet").isFalse();
        confirmations.forget(first);
        assertThat(isOffered(second)).isTrue();
    }

    @Test
    void asksNothingForAWhileAfterAQuestionThatCouldNotBePut() throws IOException {
        ends = CompletableFuture.failedFuture(new NotConfirmedException(PACS, 0x0110, 1));
        stored("a.dcm", "1.1");
        later(GATHER);
        stored("b.dcm", "1.2");
        later(GATHER);
        assertThat(asked).hasSize(1);
        assertThat(confirmations.status().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains(PACS));
        ends = CompletableFuture.completedFuture(null);
        later(PAUSE);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1).instances()).containsExactly("1.1", "1.2");
        assertThat(confirmations.status().trouble()).isEmpty();
    }

    @Test
    void asksAtOnceWhereAPersonSaysSo() throws IOException {
        stored("a.dcm", "1.1");
        later(GATHER);
        confirmations.askNow();
        questions.askAll();

        assertThat(asked).hasSize(2);
    }

    @Test
    void forgetsAFileThatIsNoLongerInTheInbox() throws IOException {
        Path file = stored("a.dcm", "1.1");
        Files.delete(file);
        for (int looks = 0; looks < 2; looks++) {
            gate.beginScan();
            gate.endScan();
            later(Duration.ofMinutes(1));
            confirmations.looked();
        }

        assertThat(confirmations.find(file)).isEmpty();
        assertThat(confirmations.status().awaiting()).isZero();
    }

    @Test
    void givesAnIndexTimeBeforeItSendsAgain() throws IOException {
        close();
        mode = ConfirmationMode.FIND;
        absence = Duration.ofSeconds(30);
        start();
        Path file = stored("a.dcm", "1.1");
        later(GATHER);
        for (int questions = 1; state(file) == State.WAITING; questions++) {
            assertThat(asked).hasSizeLessThan(10);
            answer(Answer.ABSENT);
            later(Duration.ofSeconds(1));
        }

        assertThat(state(file)).isEqualTo(State.ABSENT);
        assertThat(asked).hasSizeGreaterThan(2);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void neverGivesUpWhatAQueryDoesNotFind() throws IOException {
        close();
        mode = ConfirmationMode.FIND;
        start();
        Path file = stored("a.dcm", "1.1");
        for (int sendings = 1; sendings < Verdicts.MOST_SENDINGS; sendings++) {
            later(GATHER);
            answer(Answer.ABSENT);
            store(file, "1.1");
        }
        later(GATHER);
        answer(Answer.ABSENT);

        assertThat(state(file)).isEqualTo(State.WAITING);
        assertThat(isOffered(file)).isFalse();
        assertThat(confirmations.status().absent()).isEqualTo(1);
        later(LONGEST);
        answer(Answer.CONFIRMED);
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void sendsAgainWhatItsJournalHasLost() throws IOException {
        Path file = stored("a.dcm", "1.1");
        Files.write(root.resolve(StoredJournal.NAME), new byte[0]);
        later(GATHER);

        assertThat(asked).isEmpty();
        assertThat(confirmations.find(file)).isEmpty();
        assertThat(isOffered(file)).isTrue();
    }

    @Test
    void knowsItsFilesAfterTheJournalWasMadeShort() throws IOException {
        Path file = stored("a.dcm", "1.1");
        Path other = stored("b.dcm", "1.2");
        for (int i = 0; i < 20_000; i++) {
            confirmations.stored(other, FileIdentity.of(other), TestObjects.CT, receipt("1.2"));
        }
        Path journal = root.resolve(StoredJournal.NAME);
        long before = Files.size(journal);
        confirmations.looked();

        assertThat(Files.size(journal)).isLessThan(before / 1000);
        assertThat(confirmations.find(other).orElseThrow().receipt().instance()).isEqualTo("1.2");
        later(GATHER);
        answer(Answer.CONFIRMED);
        assertThat(state(file)).isEqualTo(State.CONFIRMED);
    }

    @Test
    void keepsNothingWaitingWhereNobodyHasToConfirm() throws IOException {
        Path file = stored("a.dcm", "1.1");
        close();
        mode = ConfirmationMode.NONE;
        start();

        assertThat(confirmations.isOn()).isFalse();
        take(file);
        assertThat(confirmations.find(file))
                .as("the route ends what was stored before")
                .isPresent();
    }
}
