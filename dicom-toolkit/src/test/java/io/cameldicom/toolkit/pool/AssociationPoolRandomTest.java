package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.ScriptedAssociation;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads, random work, random failures: every lease is answered, and no rule of the pool is ever broken. */
class AssociationPoolRandomTest {
    private static final DicomAddress PEER = DicomAddress.parse("PACS@127.0.0.1:11112");
    private static final int THREADS = 8;
    private static final int LEASES_PER_THREAD = 500;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);

    private final Set<Association> inUse = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersEveryLeaseWhateverHappens(long seed) throws InterruptedException {
        Random setup = new Random(seed);
        int bound = 1 + setup.nextInt(4);
        int pairs = setup.nextBoolean() ? 5 : 200;
        FakeEngine fake = new FakeEngine();
        fake.accepts = pair -> !pair.sopClassUid().endsWith("7");
        AssociationPool pool = new AssociationPool(
                new UnsteadyEngine(fake, seed),
                PEER,
                new AeTitle("TEST"),
                AssociationOptions.DEFAULTS,
                new PoolOptions(
                        bound,
                        setup.nextInt(3) * 7,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(20)),
                timer);
        AtomicInteger sharedUse = new AtomicInteger();
        AtomicInteger wrongContext = new AtomicInteger();
        Queue<CompletableFuture<String>> all = new ConcurrentLinkedQueue<>();

        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(seed * 1000 + t);
            threads.add(new Thread(() -> {
                for (int i = 0; i < LEASES_PER_THREAD; i++) {
                    ContextPair pair = new ContextPair("1.2." + random.nextInt(pairs), "1.2.840.10008.1.2");
                    int micros = random.nextInt(300);
                    int fate = random.nextInt(100);
                    all.add(pool.use(pair, association -> {
                                ScriptedAssociation used = (ScriptedAssociation) association;
                                if (!inUse.add(used)) {
                                    sharedUse.incrementAndGet();
                                }
                                if (used.context(pair.sopClassUid(), pair.transferSyntaxUid())
                                        .isEmpty()) {
                                    wrongContext.incrementAndGet();
                                }
                                return work(used, micros, fate);
                            })
                            .toCompletableFuture());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> all.stream().allMatch(CompletableFuture::isDone));
        assertThat(all).hasSize(THREADS * LEASES_PER_THREAD);
        assertThat(all)
                .allSatisfy(lease -> assertThat(failureOf(lease))
                        .isIn(
                                "none",
                                AssociationAbortedException.class.getSimpleName(),
                                ConnectionFailedException.class.getSimpleName(),
                                AssociationRejectedException.class.getSimpleName(),
                                NoPresentationContextException.class.getSimpleName()));
        assertThat(all.stream().filter(lease -> failureOf(lease).equals("none")).count())
                .isGreaterThan(100);
        assertThat(sharedUse).as("uses at the same time").hasValue(0);
        assertThat(wrongContext).as("uses without the context").hasValue(0);
        assertThat(fake.mostOpen.get()).isLessThanOrEqualTo(bound);
        await().atMost(Duration.ofSeconds(10)).until(() -> pool.statistics().open() == 0);
        assertThat(pool.statistics().waiting()).isZero();
        assertThat(pool.statistics().connecting()).isZero();
        assertThat(pool.close(Duration.ofSeconds(1)).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(fake.open).hasValue(0);
    }

    private CompletionStage<String> work(ScriptedAssociation used, int micros, int fate) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        timer.schedule(
                () -> {
                    inUse.remove(used);
                    if (fate < 5) {
                        outcome.completeExceptionally(new AssociationAbortedException(PEER, "aborted"));
                    } else if (fate < 8) {
                        used.end();
                        outcome.completeExceptionally(new AssociationAbortedException(PEER, "closed by the peer"));
                    } else {
                        outcome.complete("stored");
                    }
                },
                micros,
                TimeUnit.MICROSECONDS);
        return outcome;
    }

    private static String failureOf(CompletableFuture<String> lease) {
        Throwable failure = lease.handle((value, thrown) -> thrown).join();
        return failure == null
                ? "none"
                : AssociationPool.unwrapped(failure).getClass().getSimpleName();
    }

    /** Connects late, on another thread, and sometimes not at all. */
    private final class UnsteadyEngine implements DicomEngine {
        private final FakeEngine fake;
        private final Random random;

        UnsteadyEngine(FakeEngine fake, long seed) {
            this.fake = fake;
            this.random = new Random(seed);
        }

        @Override
        public String name() {
            return "unsteady";
        }

        @Override
        public CompletionStage<Association> connect(AssociationRequest request) {
            int fate = random.nextInt(100);
            CompletableFuture<Association> outcome = new CompletableFuture<>();
            timer.schedule(() -> decide(request, fate, outcome), fate * 3L, TimeUnit.MICROSECONDS);
            return outcome;
        }

        private void decide(AssociationRequest request, int fate, CompletableFuture<Association> outcome) {
            if (fate < 2) {
                outcome.completeExceptionally(new ConnectionFailedException(PEER, "refused", null));
            } else if (fate < 4) {
                outcome.completeExceptionally(new AssociationRejectedException(PEER, "limit", 2, 3, 2));
            } else {
                fake.connect(request).whenComplete((association, failure) -> outcome.complete(association));
            }
        }

        @Override
        public void close() {
            fake.close();
        }
    }
}
