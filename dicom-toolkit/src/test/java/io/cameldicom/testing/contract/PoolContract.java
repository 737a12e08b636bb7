package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.Ending;
import io.cameldicom.testing.HungFile;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReport;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.NetworkException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.engine.UserIdentity;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.pool.AssociationPool;
import io.cameldicom.toolkit.pool.ContextPair;
import io.cameldicom.toolkit.pool.Lease;
import io.cameldicom.toolkit.pool.PoolOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pool on top of an engine: few associations, each used again until it is idle or broken. */
public abstract non-sealed class PoolContract extends EngineContract {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger received = new AtomicInteger();
    private EncodedDataSet ct;
    private EncodedDataSet mr;
    private EncodedDataSet secondaryCapture;

    protected PoolContract(String engine) {
        super(engine);
    }

    @BeforeEach
    void writeObjects() throws IOException {
        ct = encoded(TestObjects.ct());
        mr = encoded(TestObjects.mr());
        secondaryCapture = encoded(TestObjects.secondaryCapture());
    }

    @AfterEach
    void stopTimer() {
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
    void usesAnAssociationAgainAndReleasesItWhenItIsIdle() {
        try (FaultyPeer peer = FaultyPeer.start("")) {
            AssociationPool pool = pool(DicomAddress.parse(peer.address()), 1, SHORT);
            List<CompletableFuture<StoreResponse>> stores = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                stores.add(store(pool, ct));
            }
            awaitAll(stores);
            assertThat(peer.recording().associations()).hasSize(1);

            await().atMost(BOUND).until(() -> peer.recording().openNow() == 0);
            assertThat(store(pool, ct)).succeedsWithin(BOUND);
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
            assertThat(peer.recording().associations())
                    .hasSize(2)
                    .allSatisfy(seen -> assertThat(seen.ending()).isEqualTo(Ending.RELEASED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"object 3: abort", "object 3: reset", "object 3: close", "object 3: garbage"})
    void replacesAnAssociationThatBreaks(String script) {
        try (FaultyPeer peer = FaultyPeer.start(script)) {
            AssociationPool pool = pool(DicomAddress.parse(peer.address()), 1, BOUND);
            for (int i = 1; i <= 5; i++) {
                CompletableFuture<StoreResponse> store = store(pool, ct);
                await().atMost(BOUND).until(store::isDone);
                assertThat(store.isCompletedExceptionally()).as("object %d", i).isEqualTo(i == 3);
            }
            assertThat(peer.recording().associations()).hasSize(2);
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void opensNoMoreThanItMayHowManyEverAsk() {
        try (FaultyPeer peer = FaultyPeer.start("object *: delay 20ms, status 0000")) {
            AssociationPool pool = pool(DicomAddress.parse(peer.address()), 3, BOUND);
            List<CompletableFuture<StoreResponse>> stores = IntStream.range(0, 100)
                    .parallel()
                    .mapToObj(i -> store(pool, i % 2 == 0 ? ct : mr))
                    .toList();
            awaitAll(stores);

            assertThat(stores).noneMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(peer.recording().openAtMost()).isBetween(2, 3);
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
        }
    }

    @Test
    void proposesOnEachAssociationWhatItWasMadeWith() {
        Proposal proposal = new Proposal(
                1,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new UserIdentity(
                        UserIdentity.USERNAME, false, ByteBuffer.wrap(new byte[] {'m', 'e'}), ByteBuffer.allocate(0))));
        try (FaultyPeer peer = FaultyPeer.start("object 1: close")) {
            AssociationPool pool =
                    pool(DicomAddress.parse(peer.address()), 1, BOUND, proposal, EventReportHandler.NONE);
            assertThat(store(pool, ct)).failsWithin(BOUND);
            assertThat(store(pool, ct)).succeedsWithin(BOUND);
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
            assertThat(peer.recording().associations())
                    .hasSize(2)
                    .allSatisfy(seen ->
                            assertThat(seen.user().orElseThrow().identityType()).hasValue(UserIdentity.USERNAME));
        }
    }

    @Test
    void handsOnWhatThePeerReports() throws Exception {
        List<EventReport> reports = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet command = p.command();
            p.dataSet();
            p.respond(Operations.eventReportRequest(5, "1.2.840.10008.1.20.1", "1.2.840.10008.1.20.1.1", 1, false));
            assertThat(p.command().number(CommandTag.STATUS)).hasValue(0);
            p.respond(command, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            AssociationPool pool = pool(peer.address(), 1, BOUND, Proposal.NONE, report -> {
                reports.add(report);
                return CompletableFuture.completedFuture(DimseStatus.of(0));
            });
            assertThat(store(pool, ct)).succeedsWithin(BOUND);
            assertThat(pool.close(BOUND).toCompletableFuture()).succeedsWithin(BOUND);
            peer.finished();
            assertThat(reports).hasSize(1);
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
                    .allSatisfy(store -> assertThat(failure(store)).isInstanceOf(NoPresentationContextException.class));
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
                .allSatisfy(store -> assertThat(failure(store)).isInstanceOf(NetworkException.class));
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
            Lease lease = get(pool.lease(new ContextPair(ct.sopClassUid(), ct.transferSyntaxUid())));
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
        return pool(listener.address(), maxAssociations, Duration.ofSeconds(10));
    }

    private AssociationPool pool(DicomAddress peer, int maxAssociations, Duration idleTimeout) {
        return pool(peer, maxAssociations, idleTimeout, Proposal.NONE, EventReportHandler.NONE);
    }

    private AssociationPool pool(
            DicomAddress peer,
            int maxAssociations,
            Duration idleTimeout,
            Proposal proposal,
            EventReportHandler events) {
        PoolOptions options = new PoolOptions(maxAssociations, 0, idleTimeout, BOUND, Duration.ofMinutes(5));
        return new AssociationPool(
                engine, peer, new AeTitle("TEST"), AssociationOptions.DEFAULTS, proposal, events, options, timer);
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
}
