package io.cameldicom.toolkit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.HungFile;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.netty.NettyEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pool with the built-in engine against the built-in listener. */
@ExtendWith(NoBufferLeaks.class)
class AssociationPoolNetworkTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final DicomEngine engine = new NettyEngine();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger received = new AtomicInteger();
    private EncodedDataSet ct;
    private EncodedDataSet mr;
    private EncodedDataSet secondaryCapture;

    @BeforeEach
    void writeObjects() throws IOException {
        ct = encoded(TestObjects.ct());
        mr = encoded(TestObjects.mr());
        secondaryCapture = encoded(TestObjects.secondaryCapture());
    }

    @AfterEach
    void stop() {
        engine.close();
        timer.shutdownNow();
    }

    @Test
    void sendsManyObjectsOfSeveralClassesOnFewAssociations() {
        try (DicomListener listener = listener(10, Set.of())) {
            AssociationPool pool = pool(listener, 4);
            List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                stores.add(store(pool, i % 3 == 0 ? ct : i % 3 == 1 ? mr : secondaryCapture));
            }

            awaitAll(stores);

            assertThat(stores)
                    .allSatisfy(store ->
                            assertThat(store.join().status().isSuccess()).isTrue());
            assertThat(received).hasValue(300);
            assertThat(listener.statistics().accepted()).isLessThanOrEqualTo(8);
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
            await().atMost(BOUND).until(() -> listener.statistics().open() == 0);
            assertThat(listener.statistics().aborted()).isZero();
        }
    }

    @Test
    void keepsToTheLimitOfThePeerAndFailsNobody() {
        try (DicomListener listener = listener(2, Set.of())) {
            AssociationPool pool = pool(listener, 6);
            assertThat(store(pool, ct)).succeedsWithin(BOUND);
            List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                stores.add(store(pool, ct));
            }

            awaitAll(stores);

            assertThat(stores).noneMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(listener.statistics().rejected()).isBetween(1L, 20L);
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void refusesAClassThatThePeerDoesNotTakeAndGoesOnWithOthers() {
        try (DicomListener listener = listener(10, Set.of(TestObjects.CT, TestObjects.SECONDARY_CAPTURE))) {
            AssociationPool pool = pool(listener, 2);
            List<CompletableFuture<StoreResponse>> taken = new ArrayList<>();
            List<CompletableFuture<StoreResponse>> refused = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                taken.add(store(pool, ct));
                refused.add(store(pool, mr));
                taken.add(store(pool, secondaryCapture));
            }

            awaitAll(taken);
            awaitAll(refused);

            assertThat(taken).noneMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(refused)
                    .allSatisfy(
                            store -> assertThat(failureOf(store)).isInstanceOf(NoPresentationContextException.class));
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void answersEveryoneWhenThePeerGoesAwayAndServesAgainWhenItIsBack() {
        DicomListener listener = listener(10, Set.of());
        AssociationPool pool = pool(listener, 4);
        int port = listener.address().port();
        List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            stores.add(store(pool, ct));
        }
        await().atMost(BOUND).until(() -> received.get() > 20);

        listener.close();
        awaitAll(stores);

        assertThat(stores.stream().filter(CompletableFuture::isCompletedExceptionally))
                .isNotEmpty()
                .allSatisfy(store -> assertThat(failureOf(store)).isInstanceOf(NetworkException.class));
        try (DicomListener again = listener(10, Set.of(), port)) {
            assertThat(store(pool, ct)).succeedsWithin(BOUND);
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void aFileThatHangsHoldsNeitherThePoolUpNorWhoeverGivesALeaseBack() throws Exception {
        try (DicomListener listener = listener(10, Set.of());
                HungFile hung = HungFile.at(folder.resolve("hung"))) {
            AssociationPool pool = pool(listener, 1);
            Lease lease = pool.lease(new ContextPair(ct.sopClassUid(), ct.transferSyntaxUid()))
                    .toCompletableFuture()
                    .get(BOUND.toSeconds(), TimeUnit.SECONDS);
            CompletableFuture<StoreResponse> store = store(
                    pool,
                    new EncodedDataSet(
                            ct.sopClassUid(),
                            "1.2.3",
                            ct.transferSyntaxUid(),
                            List.of(new FileRegion(hung.path(), 0, 1000))));

            assertThat(CompletableFuture.runAsync(lease::giveBack)).succeedsWithin(BOUND);
            assertThat(pool.close(Duration.ofMillis(100)).toCompletableFuture()).succeedsWithin(BOUND);
            assertThat(store).failsWithin(BOUND);
        }
    }

    private DicomListener listener(int maximumAssociations, Set<String> sopClasses) {
        return listener(maximumAssociations, sopClasses, 0);
    }

    private DicomListener listener(int maximumAssociations, Set<String> sopClasses, int port) {
        ListenerOptions options = new ListenerOptions(
                new AeTitle("PACS"),
                ListenerOptions.LOOPBACK,
                port,
                folder.resolve("incoming"),
                true,
                Set.of(),
                maximumAssociations,
                Set.of(),
                sopClasses,
                ReceptionLimits.DEFAULTS,
                AssociationOptions.DEFAULTS);
        return DicomListener.start(options, object -> {
            received.incrementAndGet();
            return CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS));
        });
    }

    private AssociationPool pool(DicomListener listener, int maxAssociations) {
        PoolOptions options = new PoolOptions(
                maxAssociations, 0, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));
        return new AssociationPool(
                engine, listener.address(), new AeTitle("TEST"), AssociationOptions.DEFAULTS, options, timer);
    }

    private static CompletableFuture<StoreResponse> store(AssociationPool pool, EncodedDataSet dataSet) {
        ContextPair pair = new ContextPair(dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        return pool.use(pair, association -> association.store(dataSet)).toCompletableFuture();
    }

    private EncodedDataSet encoded(TestObjects object) throws IOException {
        return DicomFile.read(object.size(16, 16).writeInto(folder)).encoded();
    }

    private static void awaitAll(List<CompletableFuture<StoreResponse>> stores) {
        await().atMost(BOUND).until(() -> stores.stream().allMatch(CompletableFuture::isDone));
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return AssociationPool.unwrapped(
                future.handle((value, failure) -> failure).join());
    }
}
