package io.cameldicom.toolkit.pool;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.NettyEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the pool as a peer sees them, over real connections. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
class PoolPeerTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final DicomEngine engine = new NettyEngine();
    private final AtomicLong clock = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        engine.close();
        timer.shutdownNow();
    }

    @Test
    void sendsNoMoreObjectsOnAnAssociationThanItMay(FaultyPeer peer) {
        AssociationPool pool = pool(peer, new PoolOptions(2, 3, LONG, LONG, LONG));

        awaitAll(stores(pool, 20, TestObjects.CT));

        assertThat(peer.recording().objects().stream()
                        .collect(groupingBy(ObjectSeen::association, counting()))
                        .values())
                .allMatch(objects -> objects <= 3);
        assertThat(peer.recording().violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void answersARareClassInTurnUnderTheLoadOfACommonOne(int maxAssociations, FaultyPeer peer) {
        AssociationPool pool = pool(peer, new PoolOptions(maxAssociations, 0, LONG, LONG, LONG));
        List<CompletableFuture<StoreResponse>> all = new ArrayList<>(stores(pool, 100, TestObjects.CT));
        all.add(store(pool, TestObjects.MR));
        all.addAll(stores(pool, 400, TestObjects.CT));

        awaitAll(all);

        List<String> classes =
                peer.recording().objects().stream().map(ObjectSeen::sopClass).toList();
        assertThat(classes).hasSize(501);
        assertThat(classes.indexOf(TestObjects.MR)).isLessThan(250);
        assertThat(peer.recording().openAtMost()).isLessThanOrEqualTo(maxAssociations);
    }

    @Test
    @FaultScript("association *: accept class ct")
    void remembersARefusalForAWhileAndAsksAgainAfterIt(FaultyPeer peer) {
        AssociationPool pool = pool(peer, new PoolOptions(1, 0, LONG, LONG, LONG));
        assertThat(failureOf(store(pool, TestObjects.MR))).isInstanceOf(NoPresentationContextException.class);
        int asked = peer.recording().associations().size();

        peer.clear();
        for (int i = 0; i < 10; i++) {
            assertThat(failureOf(store(pool, TestObjects.MR))).isInstanceOf(NoPresentationContextException.class);
        }
        assertThat(peer.recording().associations()).hasSize(asked);

        clock.addAndGet(LONG.toNanos());
        assertThat(failureOf(store(pool, TestObjects.MR))).isNull();
    }

    @Test
    @FaultScript("association *: accept syntax implicit")
    void sends300ClassesWhoseOwnTransferSyntaxIsRefused(FaultyPeer peer) {
        AssociationPool pool = pool(peer, new PoolOptions(4, 0, LONG, LONG, LONG));
        List<CompletableFuture<StoreResponse>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String sopClass = "1.2.840.10008.5.1.4.1.1." + (1000 + i);
            all.add(pool.lease(List.of(
                            new ContextPair(sopClass, TestObjects.EXPLICIT_LITTLE_ENDIAN),
                            new ContextPair(sopClass, TestObjects.IMPLICIT_LITTLE_ENDIAN)))
                    .thenCompose(lease -> lease.use(association ->
                            association.store(object(sopClass, lease.pair().transferSyntaxUid()))))
                    .toCompletableFuture());
        }

        awaitAll(all);

        assertThat(peer.recording().objects())
                .hasSize(300)
                .allMatch(object -> object.transferSyntax().equals(TestObjects.IMPLICIT_LITTLE_ENDIAN));
        assertThat(peer.recording().associations())
                .allMatch(association -> association.contexts().size() <= 128);
        assertThat(peer.recording().violations()).isEmpty();
    }

    private AssociationPool pool(FaultyPeer peer, PoolOptions options) {
        return new AssociationPool(
                engine,
                DicomAddress.parse(peer.address()),
                new AeTitle("TEST"),
                AssociationOptions.DEFAULTS,
                options,
                timer,
                clock::get);
    }

    private static List<CompletableFuture<StoreResponse>> stores(AssociationPool pool, int number, String sopClass) {
        List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            stores.add(store(pool, sopClass));
        }
        return stores;
    }

    private static CompletableFuture<StoreResponse> store(AssociationPool pool, String sopClass) {
        EncodedDataSet object = object(sopClass, TestObjects.IMPLICIT_LITTLE_ENDIAN);
        return pool.use(new ContextPair(sopClass, object.transferSyntaxUid()), association -> association.store(object))
                .toCompletableFuture();
    }

    private static EncodedDataSet object(String sopClass, String transferSyntax) {
        TestObjects object = TestObjects.ct().sopClass(sopClass).transferSyntax(transferSyntax);
        return new EncodedDataSet(
                sopClass, object.instance(), transferSyntax, List.of(new Segment.Heap(object.dataSet())));
    }

    private static void awaitAll(List<CompletableFuture<StoreResponse>> stores) {
        await().atMost(BOUND).until(() -> stores.stream().allMatch(CompletableFuture::isDone));
        assertThat(stores).noneMatch(CompletableFuture::isCompletedExceptionally);
    }

    private static Throwable failureOf(CompletableFuture<?> store) {
        await().atMost(BOUND).until(store::isDone);
        Throwable failure = store.handle((response, thrown) -> thrown).join();
        return failure == null ? null : AssociationPool.unwrapped(failure);
    }
}
