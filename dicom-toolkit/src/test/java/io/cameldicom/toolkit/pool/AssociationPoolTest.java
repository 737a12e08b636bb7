package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssociationPoolTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:11112");
    private static final ContextPair CT = new ContextPair("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2.1");
    private static final ContextPair CT_JPEG = new ContextPair("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2.4.50");
    private static final ContextPair MR = new ContextPair("1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.1.2.1");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(60);

    private final FakeEngine engine = new FakeEngine();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void reusesOneAssociationForOneObjectAfterTheOther() {
        AssociationPool pool = pool(4);

        for (int i = 0; i < 100; i++) {
            granted(pool.lease(CT)).giveBack();
        }

        assertThat(engine.associations).hasSize(1);
        assertThat(pool.statistics().leases()).isEqualTo(100);
        assertThat(pool.statistics().idle()).isEqualTo(1);
    }

    @Test
    void givesAnAssociationToOneAtATime() {
        AssociationPool pool = pool(4);

        Lease first = granted(pool.lease(CT));
        Lease second = granted(pool.lease(CT));

        assertThat(first.association()).isNotSameAs(second.association());
    }

    @Test
    void opensNoMoreThanTheBoundAndServesThoseWhoWaitInOrder() {
        AssociationPool pool = pool(2);
        Lease first = granted(pool.lease(CT));
        granted(pool.lease(CT));
        List<CompletableFuture<Lease>> waiting = List.of(ask(pool, CT), ask(pool, CT));

        assertThat(engine.attempts).hasSize(2);
        assertThat(pool.statistics().waiting()).isEqualTo(2);

        first.giveBack();

        assertThat(waiting.get(0)).isCompleted();
        assertThat(waiting.get(1)).isNotDone();
    }

    @Test
    void proposesAllThatWasAskedForOneTransferSyntaxPerContextTheNeededOneFirst() {
        AssociationPool pool = pool(4);
        granted(pool.lease(CT));
        granted(pool.lease(MR));
        granted(pool.lease(CT_JPEG));

        List<ContextPair> proposed = FakeEngine.proposedBy(engine.attempts.get(2));

        assertThat(proposed).containsExactly(CT_JPEG, MR, CT);
        assertThat(engine.attempts.get(2).request().contexts())
                .allSatisfy(context -> assertThat(context.transferSyntaxes()).hasSize(1));
    }

    @Test
    void proposesAtMost128ContextsAndAlwaysTheNeededOne() {
        AssociationPool pool = pool(1);
        for (int i = 0; i < 300; i++) {
            granted(pool.lease(new ContextPair("1.2." + i, "1.2.840.10008.1.2")))
                    .giveBack();
        }
        ContextPair old = new ContextPair("1.2.0", "1.2.840.10008.1.2");

        granted(pool.lease(old)).giveBack();

        FakeEngine.Attempt last = engine.attempts.get(engine.attempts.size() - 1);
        assertThat(last.request().contexts()).hasSize(ProposedContext.MAXIMUM_PER_ASSOCIATION);
        assertThat(FakeEngine.proposedBy(last)).startsWith(old);
    }

    @Test
    void opensAnotherAssociationForAContextThatNoneHas() {
        AssociationPool pool = pool(2);
        granted(pool.lease(CT)).giveBack();

        Lease lease = granted(pool.lease(MR));

        assertThat(lease.association().context(MR.sopClassUid(), MR.transferSyntaxUid()))
                .isPresent();
        assertThat(engine.associations).hasSize(2);
        assertThat(engine.associations.get(0).wasReleased()).isFalse();
    }

    @Test
    void closesAnIdleAssociationAtTheBoundToMakeRoomForAnotherContext() {
        AssociationPool pool = pool(1);
        granted(pool.lease(CT)).giveBack();

        Lease lease = granted(pool.lease(MR));
        lease.giveBack();

        assertThat(engine.associations.get(0).wasReleased()).isTrue();
        assertThat(granted(pool.lease(CT)).association()).isSameAs(lease.association());
        assertThat(engine.mostOpen).hasValue(1);
    }

    @Test
    void waitsForTheEndOfAReleaseBeforeItOpensAnotherAtTheBound() {
        AssociationPool pool = pool(1);
        granted(pool.lease(CT)).giveBack();
        engine.associations.get(0).releaseLater();

        CompletableFuture<Lease> waiting = ask(pool, MR);
        assertThat(waiting).isNotDone();
        engine.associations.get(0).end();

        assertThat(waiting).isCompleted();
        assertThat(engine.mostOpen).hasValue(1);
    }

    @Test
    void servesARareContextInTurnHoweverManyCommonOnesFollow() {
        AssociationPool pool = pool(1);
        Lease current = granted(pool.lease(CT));
        List<CompletableFuture<Lease>> before = List.of(ask(pool, CT), ask(pool, CT));
        CompletableFuture<Lease> rare = ask(pool, MR);
        List<CompletableFuture<Lease>> after = List.of(ask(pool, CT), ask(pool, CT), ask(pool, CT));

        current.giveBack();
        before.forEach(lease -> granted(lease).giveBack());

        assertThat(rare).isCompleted();
        assertThat(after).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void failsAtOnceForAPairThatThePeerRefusedAndSaysWhatWasOfferedAndTaken() {
        engine.accepts = pair -> !pair.equals(CT_JPEG);
        AssociationPool pool = pool(4);
        granted(pool.lease(CT)).giveBack();

        Throwable failure = failureOf(ask(pool, CT_JPEG));
        int attempts = engine.attempts.size();
        failureOf(ask(pool, CT_JPEG));

        assertThat(failure)
                .isInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining(PEER.toString())
                .hasMessageContaining("offered: 1.2.840.10008.1.2.1, 1.2.840.10008.1.2.4.50")
                .hasMessageContaining("accepted: 1.2.840.10008.1.2.1");
        assertThat(engine.attempts).hasSize(attempts);
        assertThat(pool.statistics().refusals()).isEqualTo(2);
        assertThat(engine.associations).noneMatch(association -> association.wasAborted());
    }

    @Test
    void asksAgainForARefusedPairWhenItsMemoryHasPassed() {
        engine.accepts = pair -> false;
        AssociationPool pool = pool(4);
        failureOf(ask(pool, CT));
        engine.accepts = pair -> true;

        clock.addAndGet(LONG.toNanos() - 1);
        assertThat(ask(pool, CT)).isCompletedExceptionally();
        clock.addAndGet(1);

        granted(pool.lease(CT));
    }

    @Test
    void proposesARefusedPairNoMoreForOthers() {
        engine.accepts = pair -> !pair.equals(CT_JPEG);
        AssociationPool pool = pool(4);
        failureOf(ask(pool, CT_JPEG));

        granted(pool.lease(CT));

        assertThat(FakeEngine.proposedBy(engine.attempts.get(1))).containsExactly(CT);
    }

    @Test
    void releasesAnAssociationOnWhichNothingWasAccepted() {
        engine.accepts = pair -> false;

        failureOf(ask(pool(4), CT));

        assertThat(engine.associations).singleElement().matches(association -> association.wasReleased());
    }

    @Test
    void failsAllWhoWaitForAPairThatTurnsOutToBeRefused() {
        engine.accepts = pair -> !pair.equals(MR);
        AssociationPool pool = pool(1);
        Lease lease = granted(pool.lease(CT));
        CompletableFuture<Lease> refused = ask(pool, MR);
        CompletableFuture<Lease> refusedToo = ask(pool, MR);
        CompletableFuture<Lease> served = ask(pool, CT);

        lease.giveBack();

        assertThat(failureOf(refused)).isInstanceOf(NoPresentationContextException.class);
        assertThat(failureOf(refusedToo)).isInstanceOf(NoPresentationContextException.class);
        assertThat(served).isCompleted();
    }

    @Test
    void abortsADiscardedAssociationAndNeverUsesItAgain() {
        AssociationPool pool = pool(1);
        Lease lease = granted(pool.lease(CT));

        lease.discard();
        lease.giveBack();
        Lease next = granted(pool.lease(CT));

        assertThat(engine.associations.get(0).wasAborted()).isTrue();
        assertThat(next.association()).isNotSameAs(lease.association());
        assertThat(pool.statistics().lost()).isEqualTo(1);
    }

    @Test
    void forgetsAnAssociationThatThePeerClosed() {
        AssociationPool pool = pool(1);
        granted(pool.lease(CT)).giveBack();

        engine.associations.get(0).end();

        assertThat(pool.statistics().open()).isZero();
        assertThat(granted(pool.lease(CT)).association()).isSameAs(engine.associations.get(1));
    }

    @Test
    void opensAnotherForThoseWhoWaitWhenALeasedAssociationDies() {
        AssociationPool pool = pool(1);
        Lease lease = granted(pool.lease(CT));
        CompletableFuture<Lease> waiting = ask(pool, CT);

        engine.associations.get(0).end();
        lease.discard();

        assertThat(waiting).isCompleted();
        assertThat(engine.mostOpen).hasValue(1);
    }

    @Test
    void replacesAnAssociationAfterItsNumberOfObjects() {
        AssociationPool pool = pool(new PoolOptions(1, 3, LONG, LONG, LONG));

        for (int i = 0; i < 7; i++) {
            granted(pool.lease(CT)).giveBack();
        }

        assertThat(engine.associations).hasSize(3);
        assertThat(engine.associations.get(0).wasReleased()).isTrue();
        assertThat(engine.associations.get(0).wasAborted()).isFalse();
    }

    @Test
    void releasesAnIdleAssociationAfterTheIdleTimeout() {
        AssociationPool pool = realTimePool(new PoolOptions(2, 0, SHORT, LONG, LONG));
        Lease used = granted(pool.lease(CT));
        granted(pool.lease(CT)).giveBack();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.associations.get(1).wasReleased());

        assertThat(engine.associations.get(0).wasReleased()).isFalse();
        used.giveBack();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.associations.get(0).wasReleased());
        assertThat(pool.statistics().lost()).isZero();
    }

    @Test
    void keepsAnAssociationOnWhichAReportIsExpectedBeyondTheIdleTimeout() {
        AssociationPool pool = realTimePool(new PoolOptions(2, 0, SHORT, LONG, LONG));
        Lease kept = granted(pool.lease(CT));
        Lease other = granted(pool.lease(CT));
        kept.keepFor(LONG);
        kept.giveBack();
        other.giveBack();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.associations.get(1).wasReleased());

        assertThat(engine.associations.get(0).wasReleased()).isFalse();
        assertThat(granted(pool.lease(CT)).association()).isSameAs(kept.association());
    }

    @Test
    void failsALeaseThatWaitedTooLongAndSaysWhatToDo() {
        AssociationPool pool = realTimePool(new PoolOptions(1, 0, LONG, SHORT, LONG));
        Lease used = granted(pool.lease(CT));
        CompletableFuture<Lease> late = ask(pool, CT);

        await().atMost(Duration.ofSeconds(10)).until(late::isDone);

        assertThat(failureOf(late))
                .isInstanceOf(PoolWaitTimeoutException.class)
                .isInstanceOf(DicomTimeoutException.class)
                .hasMessageContaining("none was free within 60 ms")
                .hasMessageContaining("at most 1; 1 open, 0 being opened, 1 objects waiting")
                .hasMessageContaining("raise maximumWait")
                .hasMessageContaining(PEER.toString());
        assertThat(pool.statistics().waitTimeouts()).isEqualTo(1);
        used.giveBack();
        granted(pool.lease(CT));
    }

    @Test
    void failsTheOneWhoAskedWhenNoConnectionComesAbout() {
        engine.connectsAtOnce = false;
        CompletableFuture<Lease> lease = ask(pool(4), CT);
        ConnectionFailedException refused = refused();

        fail(engine.attempts.get(0), refused);

        assertThat(failureOf(lease)).isSameAs(refused);
    }

    @Test
    void triesADeadPeerAFewTimesHoweverManyWait() {
        engine.connectsAtOnce = false;
        AssociationPool pool = pool(4);
        List<CompletableFuture<Lease>> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiting.add(ask(pool, CT));
        }

        while (waiting.stream().anyMatch(lease -> !lease.isDone())) {
            engine.attempts.forEach(attempt -> fail(attempt, refused()));
        }

        assertThat(engine.attempts).hasSizeLessThanOrEqualTo(12);
        assertThat(waiting).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void failsNobodyElseForOneFailedAttempt() {
        engine.connectsAtOnce = false;
        AssociationPool pool = pool(1);
        CompletableFuture<Lease> first = ask(pool, CT);
        List<CompletableFuture<Lease>> others = List.of(ask(pool, CT), ask(pool, CT));

        fail(engine.attempts.get(0), refused());
        engine.succeed(engine.attempts.get(1));

        assertThat(first).isCompletedExceptionally();
        granted(others.get(0)).giveBack();
        granted(others.get(1)).giveBack();
    }

    @Test
    void triesAgainForThoseWhoCameAfterAFailedAttemptBegan() {
        engine.connectsAtOnce = false;
        AssociationPool pool = pool(1);
        for (int i = 0; i < 3; i++) {
            ask(pool, CT);
            fail(engine.attempts.get(i), refused());
        }
        CompletableFuture<Lease> early = ask(pool, CT);
        CompletableFuture<Lease> late = ask(pool, CT);

        fail(engine.attempts.get(3), refused());

        assertThat(early).isCompletedExceptionally();
        assertThat(late).isNotDone();
        engine.succeed(engine.attempts.get(4));
        assertThat(late).isCompleted();
    }

    @Test
    void keepsToTheNumberThatThePeerBearsAndFailsNobody() {
        AssociationPool pool = pool(4);
        Lease first = granted(pool.lease(CT));
        engine.connectsAtOnce = false;
        CompletableFuture<Lease> second = ask(pool, CT);
        fail(engine.attempts.get(1), new AssociationRejectedException(PEER, "local limit exceeded", 2, 3, 2));

        CompletableFuture<Lease> third = ask(pool, CT);
        assertThat(engine.attempts).hasSize(2);
        first.giveBack();
        granted(second).giveBack();
        granted(third).giveBack();
        assertThat(engine.attempts).hasSize(2);

        clock.addAndGet(LearntLimit.MEMORY.toNanos());
        granted(pool.lease(CT));
        ask(pool, CT);
        assertThat(engine.attempts).hasSize(3);
    }

    @Test
    void failsTheOneWhoAskedWhenThePeerRejectsAsTransientAndNoneIsOpen() {
        engine.connectsAtOnce = false;
        CompletableFuture<Lease> lease = ask(pool(4), CT);

        fail(engine.attempts.get(0), new AssociationRejectedException(PEER, "local limit exceeded", 2, 3, 2));

        assertThat(failureOf(lease)).isInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void keepsAnAssociationThatComesTooLateForTheOneWhoAsked() {
        AssociationPool pool = pool(2);
        Lease lease = granted(pool.lease(CT));
        engine.connectsAtOnce = false;
        CompletableFuture<Lease> second = ask(pool, CT);
        lease.giveBack();
        assertThat(second).isCompleted();

        engine.succeed(engine.attempts.get(1));

        assertThat(pool.statistics().idle()).isEqualTo(1);
        assertThat(granted(pool.lease(CT)).association()).isSameAs(engine.associations.get(1));
    }

    @Test
    void treatsWhatTheEngineThrowsAsAFailedAttempt() {
        engine.thrown = new IllegalStateException("engine is closed");

        assertThat(failureOf(ask(pool(1), CT))).isSameAs(engine.thrown);
    }

    @Test
    void passesOnTheAssociationWhenTheCallerGaveUp() {
        AssociationPool pool = pool(1);
        Lease lease = granted(pool.lease(CT));
        ask(pool, CT).cancel(false);
        CompletableFuture<Lease> next = ask(pool, CT);

        lease.giveBack();

        assertThat(next).isCompleted();
    }

    @Test
    void endsTheLeaseWithTheWorkAndDiscardsTheAssociationAfterAFailure() {
        AssociationPool pool = pool(1);
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> result = pool.use(CT, association -> work).toCompletableFuture();

        work.completeExceptionally(new AssociationAbortedException(PEER, "aborted"));

        assertThat(failureOf(result)).isInstanceOf(AssociationAbortedException.class);
        assertThat(engine.associations.get(0).wasAborted()).isTrue();
    }

    @Test
    void keepsTheAssociationAfterWorkThatSentNothing() {
        AssociationPool pool = pool(1);
        NoPresentationContextException nothingSent = new NoPresentationContextException(PEER, "none", "1.2", "1.3");

        pool.use(CT, association -> CompletableFuture.failedFuture(nothingSent));
        pool.use(CT, association -> CompletableFuture.completedFuture("done"));

        assertThat(engine.associations).singleElement().matches(ScriptedAssociation::isOpen);
    }

    @Test
    void discardsTheAssociationWhenTheWorkThrows() {
        AssociationPool pool = pool(1);

        for (Throwable thrown : List.of(new IllegalStateException("no work"), new OutOfMemoryError("no threads"))) {
            CompletableFuture<Object> result = pool.use(CT, association -> AssociationPoolTest.<Object>sneak(thrown))
                    .toCompletableFuture();

            assertThat(failureOf(result)).isSameAs(thrown);
        }

        assertThat(engine.associations).hasSize(2).allMatch(ScriptedAssociation::wasAborted);
    }

    private static <T> CompletionStage<T> sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void closesByReleasingWhatIsIdleAndWaitingForWhatIsInUse() {
        AssociationPool pool = pool(2);
        Lease used = granted(pool.lease(CT));
        granted(pool.lease(CT)).giveBack();

        CompletableFuture<Void> closed = pool.close(LONG).toCompletableFuture();

        assertThat(engine.associations.get(1).wasReleased()).isTrue();
        assertThat(closed).isNotDone();
        assertThat(failureOf(ask(pool, CT))).isInstanceOf(PoolClosedException.class);
        used.giveBack();
        assertThat(engine.associations.get(0).wasReleased()).isTrue();
        assertThat(closed).isCompleted();
    }

    @Test
    void failsThoseWhoWaitWhenItIsClosed() {
        AssociationPool pool = pool(1);
        granted(pool.lease(CT));
        CompletableFuture<Lease> waiting = ask(pool, CT);

        pool.close(LONG);

        assertThat(failureOf(waiting)).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void abortsWhatIsStillInUseWhenTheBoundForClosingHasPassed() {
        AssociationPool pool = pool(1);
        granted(pool.lease(CT));

        CompletableFuture<Void> closed = pool.close(SHORT).toCompletableFuture();

        await().atMost(Duration.ofSeconds(10)).until(closed::isDone);
        assertThat(engine.associations.get(0).wasAborted()).isTrue();
    }

    @Test
    void releasesAnAssociationThatOpensAfterClosing() {
        engine.connectsAtOnce = false;
        AssociationPool pool = pool(1);
        ask(pool, CT);

        CompletableFuture<Void> closed = pool.close(LONG).toCompletableFuture();
        engine.succeed(engine.attempts.get(0));

        assertThat(engine.associations.get(0).wasReleased()).isTrue();
        assertThat(closed).isCompleted();
    }

    @Test
    void doesNotDeepenTheStackWithManyWaiters() {
        AssociationPool pool = pool(1);
        Lease lease = granted(pool.lease(CT));
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(ask(pool, CT).thenAccept(Lease::giveBack));
        }

        lease.giveBack();

        await().atMost(Duration.ofSeconds(30)).until(() -> all.stream().allMatch(CompletableFuture::isDone));
        assertThat(engine.associations).hasSize(1);
    }

    private AssociationPool pool(int maxAssociations) {
        return pool(new PoolOptions(maxAssociations, 0, LONG, LONG, LONG));
    }

    private AssociationPool pool(PoolOptions options) {
        return new AssociationPool(
                engine, PEER, new AeTitle("TEST"), AssociationOptions.DEFAULTS, options, timer, clock::get);
    }

    private AssociationPool realTimePool(PoolOptions options) {
        return new AssociationPool(engine, PEER, new AeTitle("TEST"), AssociationOptions.DEFAULTS, options, timer);
    }

    private static CompletableFuture<Lease> ask(AssociationPool pool, ContextPair pair) {
        return pool.lease(pair).toCompletableFuture();
    }

    private static Lease granted(CompletionStage<Lease> lease) {
        assertThat(lease.toCompletableFuture()).isCompleted();
        return lease.toCompletableFuture().getNow(null);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return AssociationPool.unwrapped(
                future.handle((value, failure) -> failure).join());
    }

    private static ConnectionFailedException refused() {
        return new ConnectionFailedException(PEER, "connection to " + PEER + ": refused", null);
    }

    private static void fail(FakeEngine.Attempt attempt, RuntimeException failure) {
        attempt.outcome().completeExceptionally(failure);
    }
}
