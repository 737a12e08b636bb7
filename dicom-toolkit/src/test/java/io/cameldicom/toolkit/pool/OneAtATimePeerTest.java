package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer such as DCMTK's storescp serves one association and leaves the next without an answer until that has ended. */
class OneAtATimePeerTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:11112");
    private static final ContextPair CT = new ContextPair("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2.1");
    private static final ContextPair MR = new ContextPair("1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.1.2.1");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeEngine engine = new FakeEngine();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong clock = new AtomicLong();
    private final AssociationPool pool = new AssociationPool(
            engine,
            PEER,
            new AeTitle("TEST"),
            AssociationOptions.DEFAULTS,
            new PoolOptions(4, 0, LONG, LONG, LONG),
            timer,
            clock::get);
    private Lease first;

    @BeforeEach
    void openTheOnlyAssociation() {
        first = granted(pool.lease(CT));
        engine.connectsAtOnce = false;
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void endsAnIdleAssociationForAnAttemptThatGetsNoAnswer() {
        CompletableFuture<Lease> rare = ask(MR);
        clock.addAndGet(Openings.PATIENCE.toNanos());

        first.giveBack();

        assertThat(engine.associations.get(0).wasReleased()).isTrue();
        engine.succeed(engine.attempts.get(1));
        granted(rare);
    }

    @Test
    void letsNobodyLeaseTheAssociationThatMakesWay() {
        CompletableFuture<Lease> rare = ask(MR);
        CompletableFuture<Lease> common = ask(CT);
        clock.addAndGet(Openings.PATIENCE.toNanos());

        first.giveBack();

        assertThat(common).isNotDone();
        engine.succeed(engine.attempts.get(1));
        granted(rare).giveBack();
        assertThat(engine.associations.get(1).wasReleased()).isTrue();
        engine.succeed(engine.attempts.get(2));
        granted(common);
    }

    @Test
    void keepsAnIdleAssociationWhileAnAttemptIsYoung() {
        CompletableFuture<Lease> rare = ask(MR);

        first.giveBack();

        assertThat(engine.associations.get(0).wasReleased()).isFalse();
        assertThat(rare).isNotDone();
    }

    @Test
    void failsNobodyForAnAttemptThatGotNoAnswerWhileAnotherAssociationIsOpen() {
        CompletableFuture<Lease> second = ask(CT);

        engine.attempts
                .get(1)
                .outcome()
                .completeExceptionally(
                        new DicomTimeoutException(PEER, DicomTimeoutException.Kind.ASSOCIATE, "no A-ASSOCIATE-AC"));

        assertThat(second).isNotDone();
        first.giveBack();
        granted(second);
        assertThat(engine.attempts).hasSize(2);
    }

    private CompletableFuture<Lease> ask(ContextPair pair) {
        return pool.lease(pair).toCompletableFuture();
    }

    private static Lease granted(CompletionStage<Lease> lease) {
        assertThat(lease.toCompletableFuture()).isCompleted();
        return lease.toCompletableFuture().getNow(null);
    }
}
