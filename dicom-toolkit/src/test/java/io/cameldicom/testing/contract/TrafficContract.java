package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many objects over the pool: few associations, none used after a failure, and nothing left afterwards. */
public abstract non-sealed class TrafficContract extends EngineContract {
    private static final int OBJECTS = 10_000;
    private static final int ASSOCIATIONS = 4;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    protected TrafficContract(String engine) {
        super(engine);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void leavesNothingBehindAfterManyObjects() throws IOException {
        Path file = Files.write(folder.resolve("object"), random(3000));
        EncodedDataSet dataSet = new EncodedDataSet(
                CT, "1.2.3", IMPLICIT, List.of(new Heap(random(100)), new FileRegion(file, 100, 2900)));
        try (FaultyPeer peer = FaultyPeer.start("object 5000: reset ; object 7000: abort")) {
            AssociationPool pool = pool(peer);
            store(pool, dataSet).join();
            long openFiles = openFiles();
            long direct = ResourceContract.directBytes();
            List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
            for (int i = 0; i < OBJECTS; i++) {
                stores.add(store(pool, dataSet));
            }
            await().atMost(BOUND).until(() -> stores.stream().allMatch(CompletableFuture::isDone));

            assertThat(stores.stream().filter(CompletableFuture::isCompletedExceptionally))
                    .hasSize(2);
            assertThat(peer.recording().openAtMost()).isLessThanOrEqualTo(ASSOCIATIONS + 2);
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
            await("connections").atMost(BOUND).until(() -> peer.recording().openNow() == 0);
            await("open files").atMost(BOUND).until(() -> openFiles() <= openFiles);
            assertThat(ResourceContract.directBytes()).isLessThan(direct + ResourceContract.KEPT_BYTES);
            engine.close();
            ResourceContract.awaitNoThreads();
        }
    }

    @Test
    void usesNoAssociationAfterAFailure() {
        try (FaultyPeer peer = FaultyPeer.start("object 10: abort ; object 20: close ; object 30: message-id +1")) {
            AssociationPool pool = pool(peer);
            for (int i = 1; i <= 40; i++) {
                CompletableFuture<StoreResponse> store = store(pool, heap(100));
                await().atMost(BOUND).until(store::isDone);
                assertThat(store.isCompletedExceptionally()).as("object %d", i).isEqualTo(i % 10 == 0 && i < 40);
            }
            assertThat(associations(peer, 1, 10)).hasSize(1);
            assertThat(associations(peer, 11, 20)).hasSize(1).doesNotContainAnyElementsOf(associations(peer, 1, 10));
            assertThat(associations(peer, 21, 30)).hasSize(1).doesNotContainAnyElementsOf(associations(peer, 1, 20));
            assertThat(associations(peer, 31, 40)).hasSize(1).doesNotContainAnyElementsOf(associations(peer, 1, 30));
            assertThat(pool.close(Duration.ofSeconds(5)).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void endsItsThreadsWhenItIsClosed() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (FaultyPeer peer = FaultyPeer.start("object *: silent")) {
            EngineThreadsSeen seen = new EngineThreadsSeen(before);
            List<CompletableFuture<?>> stores = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                stores.add(engine.connect(request(DicomAddress.parse(peer.address()), CT, AssociationOptions.DEFAULTS))
                        .thenCompose(association -> association.store(heap(100)))
                        .toCompletableFuture());
            }
            await().atMost(BOUND).until(() -> peer.recording().objects().size() == 10);
            assertThat(seen.now()).isNotEmpty();

            engine.close();

            stores.forEach(store -> assertThat(failure(store)).isNotNull());
            await("threads").atMost(BOUND).until(() -> seen.now().isEmpty());
        }
    }

    /** The threads named {@code dicom-…} that were not there before. */
    private record EngineThreadsSeen(Set<Thread> before) {
        Set<String> now() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("dicom-"))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<Integer> associations(FaultyPeer peer, int from, int to) {
        return peer.recording().objects().stream()
                .filter(object -> object.number() >= from && object.number() <= to)
                .map(ObjectSeen::association)
                .collect(Collectors.toSet());
    }

    private AssociationPool pool(FaultyPeer peer) {
        PoolOptions options =
                new PoolOptions(ASSOCIATIONS, 0, Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));
        return new AssociationPool(
                engine,
                DicomAddress.parse(peer.address()),
                new AeTitle("SCU"),
                AssociationOptions.DEFAULTS,
                options,
                timer);
    }

    private static CompletableFuture<StoreResponse> store(AssociationPool pool, EncodedDataSet dataSet) {
        ContextPair pair = new ContextPair(dataSet.sopClassUid(), dataSet.transferSyntaxUid());
        return pool.use(pair, association -> association.store(dataSet)).toCompletableFuture();
    }

    /** Sockets and files of this process, where the system tells. */
    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
