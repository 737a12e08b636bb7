package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody is passed by: a rare SOP class is served after those that came before it, whatever follows. */
class PoolFairnessTest {
    private static final ContextPair COMMON = new ContextPair("1.2.3", "1.2.840.10008.1.2");
    private static final int LOAD = 20;

    private final FakeEngine engine = new FakeEngine();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "1,7", "4,0", "4,1", "4,7"})
    void servesEveryRareClassInTurnUnderAConstantLoadOfACommonOne(int maxAssociations, int maxObjects) {
        AssociationPool pool = pool(maxAssociations, maxObjects);
        Deque<CompletableFuture<Lease>> common = new ArrayDeque<>();
        for (int i = 0; i < LOAD; i++) {
            common.add(ask(pool, COMMON));
        }

        for (int rare = 0; rare < 200; rare++) {
            CompletableFuture<Lease> lease = ask(pool, new ContextPair("1.2.4." + rare, "1.2.840.10008.1.2"));
            for (int passed = 0; passed < LOAD && !lease.isDone(); passed++) {
                endTheFirst(common);
                common.add(ask(pool, COMMON));
            }
            assertThat(lease)
                    .as("rare class %d, after all that came before it", rare)
                    .isCompleted();
            lease.join().giveBack();
        }

        assertThat(engine.mostOpen.get()).isLessThanOrEqualTo(maxAssociations);
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void servesMoreClassesThanAnAssociationHoldsInTheOrderInWhichTheyAsked(int maxAssociations) {
        AssociationPool pool = pool(maxAssociations, 0);
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        Lease first = ask(pool, COMMON).join();
        for (int i = 0; i < 300; i++) {
            int number = i;
            all.add(ask(pool, new ContextPair("1.2.4." + i, "1.2.840.10008.1.2"))
                    .thenAccept(lease -> {
                        order.add(number);
                        lease.giveBack();
                    }));
        }
        first.giveBack();

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(order).hasSize(300);
        for (int place = 0; place < 300; place++) {
            assertThat(order.get(place)).isBetween(place - 128, place + 128);
        }
    }

    private static void endTheFirst(Deque<CompletableFuture<Lease>> leases) {
        CompletableFuture<Lease> first = leases.removeFirst();
        assertThat(first).isCompleted();
        first.join().giveBack();
    }

    private AssociationPool pool(int maxAssociations, int maxObjects) {
        Duration longTime = Duration.ofHours(1);
        return new AssociationPool(
                engine,
                DicomAddress.parse("PACS@127.0.0.1:11112"),
                new AeTitle("TEST"),
                AssociationOptions.DEFAULTS,
                new PoolOptions(maxAssociations, maxObjects, longTime, longTime, longTime),
                timer);
    }

    private static CompletableFuture<Lease> ask(AssociationPool pool, ContextPair pair) {
        return pool.lease(pair).toCompletableFuture();
    }
}
