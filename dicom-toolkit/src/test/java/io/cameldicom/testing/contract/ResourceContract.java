package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.OpenResources;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine takes while associations are open, and that it gives everything back. */
public abstract non-sealed class ResourceContract extends OperationContract {
    private static final int ASSOCIATIONS = 20;
    private static final int QUERIES = 100;
    private static final int OBJECTS = 25;
    private static final int IDLE = 40;
    private static final int FEW_THREADS = 8;
    private static final long LARGE = 256L << 20;

    /** What Netty may keep: it takes 4 MiB at a time, and has two arenas for each processor. */
    static final long KEPT_BYTES = (4L << 20) * (2L * Runtime.getRuntime().availableProcessors() + 2);

    private final AtomicInteger received = new AtomicInteger();

    protected ResourceContract(String engine) {
        super(engine);
    }

    @Test
    void leavesNothingBehindAfterManyQueriesAndRetrievals() throws Exception {
        try (DicomEngine another = anotherEngine()) {
            queryAndRetrieve(another); // what is made once is made now
        }
        awaitNoThreads();
        OpenResources before = OpenResources.now();
        long direct = directBytes();

        for (int i = 1; i < ASSOCIATIONS; i++) {
            queryAndRetrieve(engine);
        }
        engine.close();

        assertThat(received).hasValue(ASSOCIATIONS * OBJECTS);
        awaitNoThreads();
        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(OpenResources.now()).matches(now -> now.isWithin(before), "within " + before));
        assertThat(directBytes()).isLessThan(direct + KEPT_BYTES);
        try (Stream<?> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private void queryAndRetrieve(DicomEngine by) throws Exception {
        try (FakePeer peer = FakePeer.that(ResourceContract::answerAll)) {
            Association association = associate(
                    by, peer, AssociationOptions.DEFAULTS, EventReportHandler.NONE, STUDY_FIND, CT, STUDY_GET);
            for (int i = 0; i < QUERIES; i++) {
                assertThat(get(association
                                        .invoke(new Find(STUDY_FIND, dataSet("1")), ResponseListener.NONE)
                                        .response())
                                .status()
                                .isSuccess())
                        .isTrue();
            }
            ObjectIntake intake = new ObjectIntake(folder, ReceptionLimits.DEFAULTS, object -> {
                received.incrementAndGet();
                return CompletableFuture.completedFuture(DimseStatus.of(0));
            });
            assertThat(get(association
                                    .invoke(new Get(STUDY_GET, dataSet("1"), intake), ResponseListener.NONE)
                                    .response())
                            .status()
                            .isSuccess())
                    .isTrue();
            get(association.release());
            peer.finished();
        }
    }

    private static void answerAll(FakePeer p) throws IOException {
        p.acceptAll(CT);
        for (int i = 0; i < QUERIES; i++) {
            CommandSet query = request(p);
            match(p, query, "A1");
            match(p, query, "A2");
            p.respond(query, 0);
        }
        CommandSet retrieval = request(p);
        for (int i = 1; i <= OBJECTS; i++) {
            byte[] object = encoded(DataSet.of(
                    Element.of(0x00080016, VR.UI, CT),
                    Element.of(0x00080018, VR.UI, "1.2." + i),
                    Element.of(0x00104000, VR.LT, "x".repeat(20_000))));
            p.send(3, Dimse.storeRequest(i, CT, "1.2." + i), object);
            assertThat(p.command().number(CommandTag.STATUS)).hasValue(0);
        }
        p.respond(retrieval, 0);
        p.expect(5);
        p.send(FakePeer.RELEASE_RP);
    }

    @ParameterizedTest(name = "encapsulated: {0}")
    @ValueSource(booleans = {false, true})
    void sendsAFileThatIsLargerThanItsMemory(boolean encapsulated) {
        TestObjects object = TestObjects.multiFrame();
        Path file = folder.resolve("large");
        if (encapsulated) {
            object.transferSyntax(TestObjects.JPEG_BASELINE).writeSparseEncapsulated(file, LARGE);
        } else {
            object.writeSparse(file, LARGE);
        }
        long length = encapsulated ? object.sparseEncapsulatedDataSetLength(LARGE) : object.sparseDataSetLength(LARGE);
        try (FaultyPeer peer = FaultyPeer.start("")) {
            List<String> told = SmallJvm.run(LargeStoreMain.class, engine.name(), peer.address(), file)
                    .requireSuccess()
                    .output()
                    .lines()
                    .toList();
            ObjectSeen seen = peer.recording().objects().get(0);
            assertThat(seen.bytes()).isEqualTo(length);
            assertThat(told).contains("status 0000", "sent " + length + " " + seen.sha256());
        }
    }

    /** Until those of engines and of our peers have ended. */
    static void awaitNoThreads() {
        await().atMost(BOUND)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.startsWith("dicom-") || name.startsWith("fake-peer")));
    }

    /** Memory outside the heap that buffers take. */
    static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Test
    void takesNoMoreThanAThreadForAnAssociationThatIsIdle() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<FakePeer> peers = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            FakePeer peer = FakePeer.that(p -> {
                p.accept();
                p.drain();
            });
            peers.add(peer);
            connect(peer, CT, AssociationOptions.DEFAULTS);
        }
        await().atMost(BOUND)
                .until(() -> threadsSince(before).size()
                        <= IDLE + Runtime.getRuntime().availableProcessors() + FEW_THREADS);
        assertThat(threadsSince(before))
                .isNotEmpty()
                .allSatisfy(thread ->
                        assertThat(thread.isDaemon()).as(thread.getName()).isTrue());
        engine.close();
        await().atMost(BOUND).until(() -> threadsSince(before).isEmpty());
        for (FakePeer peer : peers) {
            peer.close();
        }
    }

    /** Those of engines: all of them have a name by which a thread dump tells whose they are. */
    private static Set<Thread> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith("dicom-"))
                .collect(Collectors.toSet());
    }
}
