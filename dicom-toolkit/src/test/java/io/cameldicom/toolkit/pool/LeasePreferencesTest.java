package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pair a lease gets of several that would do, and what that makes of the proposals. */
class LeasePreferencesTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:11112");
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final FakeEngine engine = new FakeEngine();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void grantsTheFirstPairThatThePeerAccepts() {
        engine.accepts = pair -> !pair.transferSyntaxUid().equals(DEFLATED);

        Lease lease = granted(ask(pool(1), kind(CT, DEFLATED, EXPLICIT, IMPLICIT)));

        assertThat(lease.pair()).isEqualTo(pair(CT, EXPLICIT));
        assertThat(proposal(0)).containsExactly(pair(CT, DEFLATED), pair(CT, EXPLICIT), pair(CT, IMPLICIT));
        assertThat(engine.attempts.get(0).request().contexts())
                .allSatisfy(context -> assertThat(context.transferSyntaxes()).hasSize(1));
    }

    @Test
    void proposesOfOtherKindsOnlyThePairInWhichTheyTravel() {
        engine.accepts = pair -> !pair.equals(pair(CT, EXPLICIT));
        AssociationPool pool = pool(4);
        granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));
        granted(ask(pool, kind(MR, EXPLICIT, IMPLICIT)));
        granted(ask(pool, kind("1.2.3", IMPLICIT, EXPLICIT)));

        assertThat(proposal(2))
                .containsExactly(
                        pair("1.2.3", IMPLICIT), pair("1.2.3", EXPLICIT), pair(MR, EXPLICIT), pair(CT, IMPLICIT));
    }

    @Test
    void whatCouldBeConvertedCrowdsOutNoKind() {
        AssociationPool pool = pool(1);
        for (int i = 0; i < 200; i++) {
            granted(ask(pool, kind("1.2." + i, EXPLICIT, IMPLICIT, DEFLATED))).giveBack();
        }

        engine.associations.get(engine.associations.size() - 1).end();
        granted(ask(pool, kind("1.2.0", EXPLICIT, IMPLICIT, DEFLATED))).giveBack();

        List<ContextPair> expected = new ArrayList<>(kind("1.2.0", EXPLICIT, IMPLICIT, DEFLATED));
        for (int i = 199; expected.size() < ProposedContext.MAXIMUM_PER_ASSOCIATION; i--) {
            expected.add(pair("1.2." + i, EXPLICIT));
        }
        assertThat(proposal(engine.attempts.size() - 1)).containsExactlyElementsOf(expected);
    }

    @Test
    void asksForABetterPairBeforeItSettlesForAnAcceptedOne() {
        AssociationPool pool = pool(2);
        granted(ask(pool, kind(CT, IMPLICIT))).giveBack();

        Lease lease = granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));

        assertThat(lease.pair()).isEqualTo(pair(CT, EXPLICIT));
        assertThat(engine.associations).hasSize(2);
    }

    @Test
    void usesTheAcceptedPairOfAnyAssociationOnceABetterOneIsRefused() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        AssociationPool pool = pool(2);
        granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));
        granted(ask(pool, kind(CT, IMPLICIT))).giveBack();

        Lease lease = granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));

        assertThat(lease.pair()).isEqualTo(pair(CT, IMPLICIT));
        assertThat(engine.associations).hasSize(2);
    }

    @Test
    void prefersTheAssociationThatAcceptedTheBetterPair() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        AssociationPool pool = pool(2);
        Lease poor = granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));
        clock.addAndGet(MEMORY.toNanos());
        engine.accepts = pair -> true;
        Lease rich = granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));
        rich.giveBack();
        clock.incrementAndGet();
        poor.giveBack();

        Lease lease = granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT)));

        assertThat(lease.association()).isSameAs(rich.association());
        assertThat(lease.pair()).isEqualTo(pair(CT, EXPLICIT));
    }

    @Test
    void failsNobodyWhoHasAnAcceptedAlternativeForARefusedFirstChoice() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        engine.connectsAtOnce = false;
        AssociationPool pool = pool(1);
        List<CompletableFuture<Lease>> flexible = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            flexible.add(ask(pool, kind("1.2." + i, EXPLICIT, IMPLICIT)));
        }
        CompletableFuture<Lease> rigid = ask(pool, kind("1.2.0", EXPLICIT));

        engine.connectsAtOnce = true;
        engine.succeed(engine.attempts.get(0));
        for (CompletableFuture<Lease> lease : flexible) {
            granted(lease).giveBack();
        }

        assertThat(rigid).isCompletedExceptionally();
        assertThat(engine.attempts.size())
                .as("one before the others came, one that finds out for all, one that has them all")
                .isEqualTo(3);
        assertThat(pool.statistics().refusals()).isEqualTo(1);
    }

    @Test
    void failsWhenAllAreRefusedAndSaysWhatWasOfferedAndTaken() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(DEFLATED);
        AssociationPool pool = pool(1);
        granted(ask(pool, kind(CT, DEFLATED))).giveBack();

        CompletableFuture<Lease> lease = ask(pool, kind(CT, EXPLICIT, IMPLICIT));

        assertThatThrownBy(lease::join)
                .hasCauseInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining("SOP class " + CT + " in transfer syntax " + EXPLICIT)
                .hasMessageContaining("nor in what it can be converted to (" + IMPLICIT + ")")
                .hasMessageContaining("refused by " + PEER)
                .hasMessageContaining("offered: " + String.join(", ", IMPLICIT, EXPLICIT, DEFLATED))
                .hasMessageContaining("accepted: " + DEFLATED);
    }

    @Test
    void saysOfAServiceThatThePeerDoesNotHaveIt() {
        engine.accepts = pair -> false;

        CompletableFuture<Lease> lease = ask(pool(1), kind("1.2.840.10008.5.1.4.31", EXPLICIT, IMPLICIT));

        assertThatThrownBy(lease::join)
                .hasCauseInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining("(1.2.840.10008.5.1.4.31): not supported by " + PEER)
                .hasMessageNotContaining("convert");
    }

    @Test
    void triesTheRefusedPairAgainWhenItsMemoryHasPassedAndStillOffersWhatWasTaken() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        AssociationPool pool = pool(1);
        granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT))).giveBack();
        engine.associations.get(0).end();

        granted(ask(pool, kind(MR, IMPLICIT))).giveBack();
        assertThat(proposal(1)).containsExactly(pair(MR, IMPLICIT), pair(CT, IMPLICIT));
        engine.associations.get(1).end();
        clock.addAndGet(MEMORY.toNanos());
        granted(ask(pool, kind(MR, IMPLICIT))).giveBack();

        assertThat(proposal(2)).containsExactly(pair(MR, IMPLICIT), pair(CT, EXPLICIT), pair(CT, IMPLICIT));
        assertThat(granted(ask(pool, kind(CT, EXPLICIT, IMPLICIT))).pair()).isEqualTo(pair(CT, IMPLICIT));
        assertThat(engine.attempts.size()).isEqualTo(3);
    }

    @Test
    void waitsForAnOpenAssociationThatAcceptsWhatANewerOneRefuses() {
        AssociationPool pool = pool(2);
        Lease old = granted(ask(pool, kind(CT, EXPLICIT)));
        engine.accepts = pair -> pair.sopClassUid().equals(MR);
        granted(ask(pool, kind(MR, EXPLICIT)));

        CompletableFuture<Lease> waiting = ask(pool, kind(CT, EXPLICIT));
        assertThat(waiting).isNotDone();
        old.giveBack();

        assertThat(granted(waiting).association()).isSameAs(old.association());
        CompletableFuture<Lease> hopeless = ask(pool, kind(CT, EXPLICIT));
        engine.associations.get(0).end();
        assertThat(hopeless).isCompletedExceptionally();
        assertThat(engine.attempts.size()).isEqualTo(2);
    }

    @Test
    void expectsWhatALeaseWouldGetAsFarAsThePeerHasAnswered() {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        AssociationPool pool = pool(1);
        List<ContextPair> preferences = kind(CT, EXPLICIT, IMPLICIT);

        assertThat(pool.expected(preferences)).isEmpty();
        granted(ask(pool, preferences)).giveBack();
        assertThat(pool.expected(preferences)).contains(pair(CT, IMPLICIT));
        assertThat(pool.expected(kind(CT, EXPLICIT, DEFLATED))).isEmpty();

        clock.addAndGet(MEMORY.toNanos());
        assertThat(pool.expected(preferences)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void serves300ClassesInThreeTransferSyntaxesWhereThePeerTakesOne(int maxAssociations) {
        engine.accepts = pair -> pair.transferSyntaxUid().equals(IMPLICIT);
        AssociationPool pool = pool(maxAssociations);
        List<CompletableFuture<ContextPair>> served = new ArrayList<>();
        for (String own : List.of(EXPLICIT, IMPLICIT, DEFLATED)) {
            for (int i = 0; i < 300; i++) {
                List<ContextPair> kind = own.equals(IMPLICIT)
                        ? kind("1.2." + i, IMPLICIT, EXPLICIT)
                        : kind("1.2." + i, own, EXPLICIT, IMPLICIT);
                served.add(ask(pool, kind).thenApply(lease -> {
                    lease.giveBack();
                    return lease.pair();
                }));
            }
        }

        assertThat(served)
                .allSatisfy(pair -> assertThat(pair.join().transferSyntaxUid()).isEqualTo(IMPLICIT));
        assertThat(engine.mostOpen.get()).isLessThanOrEqualTo(maxAssociations);
        assertThat(engine.attempts)
                .allSatisfy(attempt -> assertThat(attempt.request().contexts())
                        .hasSizeLessThanOrEqualTo(ProposedContext.MAXIMUM_PER_ASSOCIATION));
    }

    @Test
    void asksForOneTo128Pairs() {
        AssociationPool pool = pool(1);

        assertThatThrownBy(() -> pool.lease(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preferences: 0 (expected: 1 to 128)");
    }

    private AssociationPool pool(int maxAssociations) {
        Duration longTime = Duration.ofHours(1);
        return new AssociationPool(
                engine,
                PEER,
                new AeTitle("TEST"),
                AssociationOptions.DEFAULTS,
                new PoolOptions(maxAssociations, 0, longTime, longTime, MEMORY),
                timer,
                clock::get);
    }

    private static CompletableFuture<Lease> ask(AssociationPool pool, List<ContextPair> preferences) {
        return pool.lease(preferences).toCompletableFuture();
    }

    private static Lease granted(CompletableFuture<Lease> lease) {
        assertThat(lease).isCompleted();
        return lease.getNow(null);
    }

    private List<ContextPair> proposal(int attempt) {
        return FakeEngine.proposedBy(engine.attempts.get(attempt));
    }

    private static List<ContextPair> kind(String sopClass, String... transferSyntaxes) {
        List<ContextPair> pairs = new ArrayList<>();
        for (String transferSyntax : transferSyntaxes) {
            pairs.add(pair(sopClass, transferSyntax));
        }
        return pairs;
    }

    private static ContextPair pair(String sopClass, String transferSyntax) {
        return new ContextPair(sopClass, transferSyntax);
    }
}
