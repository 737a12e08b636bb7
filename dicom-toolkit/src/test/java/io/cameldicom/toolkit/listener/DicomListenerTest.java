package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.AsynchronousOperationsWindow;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.netty.NettyEngine;
import io.cameldicom.toolkit.reception.ObjectReception;
import io.cameldicom.toolkit.service.OfferedServices;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoBufferLeaks.class)
class DicomListenerTest {
    private static final String EXPLICIT = TestObjects.EXPLICIT_LITTLE_ENDIAN;
    private static final String IMPLICIT = TestObjects.IMPLICIT_LITTLE_ENDIAN;
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final DimseStatus SUCCESS = DimseStatus.of(0);

    private final NettyEngine engine = new NettyEngine();
    private final ConcurrentLinkedQueue<ReceivedObject> received = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private Path incoming;
    private DicomListener listener;

    @BeforeEach
    void nameTheFolder() {
        incoming = folder.resolve("incoming");
    }

    @AfterEach
    void close() {
        engine.close();
        if (listener != null) {
            listener.close();
        }
    }

    @Test
    void answersAnEcho() {
        start(options(), object -> done(SUCCESS));
        Association association = connect(VERIFICATION, IMPLICIT);
        assertThat(get(association.echo())).isEqualTo(SUCCESS);
        get(association.release());
        await().untilAsserted(() -> assertThat(listener.statistics())
                .isEqualTo(new ListenerStatistics(0, 1, Map.of(), 0, 0, 0, Map.of("SCU", 1L), Map.of())));
    }

    @Test
    void handsOnACompletePart10FileOfTheVeryBytes() {
        TestObjects object = TestObjects.ct().umlauts();
        List<byte[]> dataSets = new ArrayList<>();
        List<String> metas = new ArrayList<>();
        start(options(), part -> {
            DicomFile file = read(part.file());
            metas.add(file.transferSyntax().uid());
            dataSets.add(bytesFrom(part.file(), file.dataSetOffset()));
            return done(SUCCESS);
        });
        Association association = connect(object.sopClass(), EXPLICIT);
        StoreResponse response = get(association.store(encoded(object)));
        assertThat(response.status().isSuccess()).isTrue();
        assertThat(dataSets).containsExactly(object.dataSet());
        assertThat(metas).containsExactly(EXPLICIT);
        assertThat(received).singleElement().satisfies(part -> {
            assertThat(part.file().getFileName().toString()).endsWith(".part");
            assertThat(part.sopClassUid()).isEqualTo(object.sopClass());
            assertThat(part.sopInstanceUid()).isEqualTo(object.instance());
            assertThat(part.transferSyntaxUid()).isEqualTo(EXPLICIT);
            assertThat(part.callingAeTitle()).hasToString("SCU");
            assertThat(part.calledAeTitle()).hasToString("LISTENER");
            assertThat(part.remoteAddress()).isEqualTo("127.0.0.1");
            assertThat(part.bytes()).isEqualTo(object.dataSet().length);
        });
        assertThat(parts()).as("a file that the handler leaves is deleted").isEmpty();
        assertThat(listener.statistics().objects()).isEqualTo(1);
        assertThat(listener.statistics().bytes()).isEqualTo(object.dataSet().length);
    }

    @Test
    void leavesAFileAloneThatTheHandlerMoved() {
        Path kept = folder.resolve("kept");
        start(options(), part -> {
            move(part.file(), kept);
            return done(SUCCESS);
        });
        TestObjects object = TestObjects.ct();
        get(connect(object.sopClass(), EXPLICIT).store(encoded(object)));
        assertThat(kept).exists();
    }

    @Test
    void sendsTheStatusOfTheHandlerWhenItsStageCompletes() {
        CompletableFuture<DimseStatus> later = new CompletableFuture<>();
        start(options(), part -> later);
        TestObjects object = TestObjects.ct();
        CompletionStage<StoreResponse> response =
                connect(object.sopClass(), EXPLICIT).store(encoded(object));
        await().until(() -> received.size() == 1);
        assertThat(response.toCompletableFuture()).isNotDone();
        later.complete(new DimseStatus(0xB000, Optional.of("noted"), List.of(0x00100010)));
        assertThat(get(response).status().code()).isEqualTo(0xB000);
        assertThat(get(response).status().errorComment()).hasValue("noted");
        assertThat(get(response).status().offendingElements()).containsExactly(0x00100010);
    }

    @Test
    void peersThatHangUpLeaveNoMoreWithTheHandlerThanAListenerMayHave() {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<DimseStatus> never = new CompletableFuture<>();
        start(options(false, Set.of(), 1, AssociationOptions.DEFAULTS), part -> {
            asked.incrementAndGet();
            return never;
        });
        for (int i = 1; i <= 2; i++) {
            int sofar = i;
            Association association = connect(TestObjects.CT, EXPLICIT);
            association.store(encoded(TestObjects.ct()));
            await().until(() -> asked.get() == sofar);
            association.abort();
            await().until(() -> listener.statistics().open() == 0);
        }

        StoreResponse refused = get(connect(TestObjects.CT, EXPLICIT).store(encoded(TestObjects.ct())));

        assertThat(refused.status().hex()).isEqualTo("A700");
        assertThat(asked).hasValue(2);
        never.complete(DimseStatus.of(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "failed stage", "no stage", "stage that throws"})
    void answersProcessingFailureWhereTheHandlerFails(String how) {
        start(options(), part -> switch (how) {
            case "exception" -> throw new IllegalStateException("handler");
            case "error" -> throw new NoClassDefFoundError("handler");
            case "failed stage" -> CompletableFuture.failedFuture(new IllegalStateException("handler"));
            case "no stage" -> null;
            default ->
                new CompletableFuture<>() {
                    @Override
                    public CompletableFuture<DimseStatus> whenComplete(
                            BiConsumer<? super DimseStatus, ? super Throwable> action) {
                        throw new IllegalStateException("stage");
                    }
                };
        });
        Association association = connect(TestObjects.CT, EXPLICIT);
        for (int i = 0; i < 2; i++) {
            assertThat(get(association.store(encoded(TestObjects.ct())))
                            .status()
                            .hex())
                    .isEqualTo("0110");
        }
        assertThat(association.isOpen()).isTrue();
        assertThat(parts()).isEmpty();
    }

    @Test
    void receivesManyObjectsOnManyAssociations() {
        start(options(), part -> done(SUCCESS));
        List<CompletionStage<StoreResponse>> responses = new ArrayList<>();
        for (int a = 0; a < 4; a++) {
            Association association = connect(TestObjects.CT, EXPLICIT);
            for (int i = 0; i < 25; i++) {
                responses.add(association.store(encoded(TestObjects.ct().size(100, 100))));
            }
        }
        responses.forEach(r -> assertThat(get(r).status().isSuccess()).isTrue());
        assertThat(received)
                .extracting(ReceivedObject::sopInstanceUid)
                .doesNotHaveDuplicates()
                .hasSize(100);
    }

    @Test
    void receivesMoreThanItBuffers() {
        int length = 24 << 20;
        start(options(), part -> done(SUCCESS));
        EncodedDataSet dataSet =
                new EncodedDataSet(TestObjects.CT, "1.2.3", EXPLICIT, List.of(new Heap(new byte[length])));
        assertThat(get(connect(TestObjects.CT, EXPLICIT).store(dataSet))
                        .status()
                        .isSuccess())
                .isTrue();
        assertThat(received).singleElement().matches(part -> part.bytes() == length);
    }

    @Test
    void makesAPrivateFolderAndRemovesLeftovers() throws IOException {
        Files.createDirectories(incoming);
        Files.write(incoming.resolve("left.part"), new byte[1]);
        Files.write(incoming.resolve("other"), new byte[1]);
        start(options(), part -> done(SUCCESS));
        assertThat(incoming.resolve("left.part")).doesNotExist();
        assertThat(incoming.resolve("other")).exists();
        listener.close();
        incoming = folder.resolve("new/incoming");
        start(options(), part -> done(SUCCESS));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(incoming)))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesWhatAnotherIsReceivingAloneWhenThePortIsInUse() throws IOException {
        start(options(), part -> done(SUCCESS));
        ListenerOptions same =
                ListenerOptions.of(new AeTitle("OTHER"), listener.address().port(), incoming);
        Path arriving = Files.createFile(incoming.resolve("arriving.part"));

        assertThatThrownBy(() -> DicomListener.start(same, part -> done(SUCCESS)))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(arriving).exists();
    }

    @Test
    void refusesAFolderThatAnotherListenerUses() throws IOException {
        start(options(), part -> done(SUCCESS));
        Path arriving = Files.createFile(incoming.resolve("arriving.part"));

        assertThatThrownBy(() -> DicomListener.start(options(), part -> done(SUCCESS)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is used by another listener");

        assertThat(arriving).exists();
        listener.close();
        start(options(), part -> done(SUCCESS));
        assertThat(arriving).doesNotExist();
    }

    @Test
    void leavesNeitherPortNorFolderOpenWhenItCannotStart() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ListenerOptions options = ListenerOptions.of(new AeTitle("LISTENER"), port, incoming);
        assertThatThrownBy(() -> DicomListener.start(
                        options, part -> done(SUCCESS), OfferedServices.STORE_ONLY, (threads, name) -> {
                            throw new IllegalStateException("no event loops");
                        }))
                .hasMessage("no event loops");
        start(options, part -> done(SUCCESS));
        assertThat(listener.address().port()).isEqualTo(port);
    }

    @Test
    void saysWhichPortIsInUse() {
        start(options(), part -> done(SUCCESS));
        ListenerOptions same =
                ListenerOptions.of(new AeTitle("OTHER"), listener.address().port(), folder.resolve("other"));
        assertThatThrownBy(() -> DicomListener.start(same, part -> done(SUCCESS)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + same.port())
                .hasMessageContaining("expected: a free port");
    }

    @Test
    void freesThePortBeforeItHasClosed() {
        start(options(), part -> done(SUCCESS));
        int port = listener.address().port();
        for (int round = 0; round < 20; round++) {
            listener.close();
            listener = DicomListener.start(
                    ListenerOptions.of(new AeTitle("LISTENER"), port, incoming), part -> done(SUCCESS));
        }
        assertThat(listener.address().port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.2.840.10008.3.1.1.1, WRONG, SCU, 010107, CALLED_AE_TITLE",
        "1, 1.2.840.10008.3.1.1.1, LISTENER, STRANGER, 010103, CALLING_AE_TITLE",
        "1, 1.2.3.4, LISTENER, SCU, 010102, APPLICATION_CONTEXT",
        "2, 1.2.840.10008.3.1.1.1, LISTENER, SCU, 010202, "
    })
    void rejects(
            int version,
            String applicationContext,
            String called,
            String calling,
            String expected,
            RejectionCause counted)
            throws Exception {
        start(options(true, Set.of("SCU"), 10, AssociationOptions.DEFAULTS), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate(version, applicationContext, called, calling, VERIFICATION, IMPLICIT);
            assertThat(HexFormat.of().formatHex(peer.expect(3))).endsWith(expected);
        }
        assertThat(listener.statistics().accepted()).isZero();
        assertThat(listener.statistics().rejections()).isEqualTo(counted == null ? Map.of() : Map.of(counted, 1L));
    }

    @Test
    void rejectsOneTooManyAsTransient() throws Exception {
        start(options(false, Set.of(), 1, AssociationOptions.DEFAULTS), part -> done(SUCCESS));
        Association first = connect(VERIFICATION, IMPLICIT);
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", VERIFICATION, IMPLICIT);
            assertThat(HexFormat.of().formatHex(peer.expect(3))).endsWith("020302");
        }
        assertThat(listener.statistics())
                .isEqualTo(new ListenerStatistics(
                        1, 1, Map.of(RejectionCause.TOO_MANY_ASSOCIATIONS, 1L), 0, 0, 0, Map.of("SCU", 1L), Map.of()));
        get(first.release());
        await().until(() -> listener.statistics().open() == 0);
        assertThat(get(connect(VERIFICATION, IMPLICIT).echo())).isEqualTo(SUCCESS);
    }

    @Test
    void hearsWhoAsksHoweverManyConnectAndSayNothing() throws Exception {
        start(options(false, Set.of(), 1, AssociationOptions.DEFAULTS), part -> done(SUCCESS));
        List<FakePeer> silent = new ArrayList<>();
        try {
            for (int i = 0; i < LooseConnections.MAXIMUM + 10; i++) {
                silent.add(FakePeer.calling(listener.address()));
                silent.get(i).send("01 00"); // the beginning of a request, so that it seems to come
            }
            Association heard = connect(VERIFICATION, IMPLICIT);
            assertThat(get(heard.echo())).isEqualTo(SUCCESS);
            await().untilAsserted(() -> assertThat(listener.statistics().rejected())
                    .as("the oldest were closed")
                    .isBetween(10L, 11L));
            silent.get(0).expectClose();
            try (FakePeer tooMany = FakePeer.calling(listener.address())) {
                tooMany.associate("LISTENER", "SCU", VERIFICATION, IMPLICIT);
                assertThat(HexFormat.of().formatHex(tooMany.expect(3))).endsWith("020302");
            }
        } finally {
            for (FakePeer peer : silent) {
                peer.close();
            }
        }
    }

    @Test
    void boundsTheMemoryOfAllRequestsThatNeverBecomeWholeAndHearsWhoAsks() throws Exception {
        start(options(), part -> done(SUCCESS));
        byte[] unfinished = Arrays.copyOf(HexFormat.of().parseHex("010000040000"), 250_000);
        long before = PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
        List<FakePeer> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(FakePeer.calling(listener.address()));
                slow.get(i).send(unfinished);
            }
            await().untilAsserted(() -> assertThat(listener.statistics().rejected())
                    .as("the oldest were closed")
                    .isPositive());
            slow.get(0).expectClose();
            assertThat(get(connect(VERIFICATION, IMPLICIT).echo())).isEqualTo(SUCCESS);
            await().untilAsserted(() -> assertThat(PooledByteBufAllocator.DEFAULT.pinnedDirectMemory() - before)
                    .isLessThan(LooseConnections.MAXIMUM_MEMORY + (4 << 20)));
        } finally {
            for (FakePeer peer : slow) {
                peer.close();
            }
        }
    }

    @Test
    void closesAConnectionWhoseRequestDribblesIn() throws Exception {
        start(options(false, Set.of(), 10, shortTimeouts()), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.send("01 00 00 00 01 00");
            await().pollInterval(Duration.ofMillis(50)).until(() -> isClosedAfterAByteFor(peer));
        }
        assertThat(listener.statistics().accepted()).isZero();
    }

    private static boolean isClosedAfterAByteFor(FakePeer peer) {
        try {
            peer.send("00");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void acceptsStorageClassesAndTheFirstTransferSyntaxThatItKnows() {
        start(options(), part -> done(SUCCESS));
        List<ProposedContext> proposed = List.of(
                new ProposedContext(TestObjects.CT, List.of("1.2.3.4", "1.2.840.10008.1.2.4.90", IMPLICIT)),
                ProposedContext.of("1.3.12.2.1107.5.9.1", IMPLICIT), // private
                ProposedContext.of("1.2.840.10008.5.1.4.1.2.2.1", IMPLICIT), // Study Root Find
                ProposedContext.of("1.2.840.10008.1.20.1", IMPLICIT), // Storage Commitment
                ProposedContext.of("1.2.840.10008.5.1.4.1.1.200.4", IMPLICIT), // Protocol Approval Find
                ProposedContext.of(TestObjects.MR, "1.2.3.4"),
                ProposedContext.of("1.2.840.10008.5.1.4.38.1", EXPLICIT)); // Hanging Protocol Storage
        Association association = get(engine.connect(
                new AssociationRequest(listener.address(), new AeTitle("SCU"), proposed, AssociationOptions.DEFAULTS)));
        assertThat(association.contexts())
                .extracting(c -> c.id() + " " + c.transferSyntax())
                .containsExactly("1 1.2.840.10008.1.2.4.90", "3 " + IMPLICIT, "13 " + EXPLICIT);
    }

    @Test
    void acceptsAllContextsThatAnAssociationCanHaveAndAWindowThatItCanKeepTo() {
        start(options(), part -> done(SUCCESS));
        List<ProposedContext> proposed = IntStream.range(0, ProposedContext.MAXIMUM_PER_ASSOCIATION)
                .mapToObj(i -> ProposedContext.of("1.2.840.10008.5.1.4.1.1." + (i + 1), EXPLICIT))
                .toList();
        Proposal window = new Proposal(16, List.of(), List.of(), List.of(), Optional.empty());
        Association association = get(engine.connect(new AssociationRequest(
                listener.address(), new AeTitle("SCU"), proposed, AssociationOptions.DEFAULTS, window)));
        assertThat(association.contexts()).hasSize(128).last().matches(last -> last.id() == 255);
        assertThat(association.userInformation().asynchronousOperationsWindow())
                .hasValue(new AsynchronousOperationsWindow(Unanswered.MAXIMUM, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "abort", "close", "reset", "garbage", "other command"})
    void forgetsAnObjectThatNeverBecomesComplete(String how) throws Exception {
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
            peer.expect(2);
            peer.fragment(
                    true, true, Dimse.storeRequest(1, TestObjects.CT, "1.2.3").encode());
            peer.fragment(false, false, new byte[1000]);
            await().until(() -> parts().size() == 1);
            switch (how) {
                case "release" -> {
                    peer.send(FakePeer.RELEASE_RQ);
                    peer.expect(6);
                }
                case "abort" -> peer.send(FakePeer.ABORT_BY_USER);
                case "reset" -> peer.reset();
                case "garbage" -> {
                    peer.send("424242424242");
                    peer.expectAbort();
                }
                case "other command" -> {
                    peer.fragment(true, true, Dimse.echoRequest(2).encode());
                    peer.expectAbort();
                }
                default -> {} // closed below
            }
        }
        await().until(() -> parts().isEmpty());
        await().until(() -> listener.statistics().open() == 0);
        assertThat(received).isEmpty();
        assertThat(listener.statistics().aborted()).isEqualTo(how.equals("release") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.5.1.4.1.1.2, 1.2.x, 0117",
        "1.2.840.10008.5.1.4.1.1.2, ../../etc/passwd, 0117",
        "1.2.840.10008.5.1.4.1.1.2, '', 0117",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.3, A900"
    })
    void refusesACommandThatFitsNot(String sopClass, String instance, String status) throws Exception {
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
            peer.expect(2);
            for (int i = 1; i <= 2; i++) {
                peer.fragment(
                        true, true, Dimse.storeRequest(i, sopClass, instance).encode());
                peer.fragment(false, false, new byte[1000]);
                peer.fragment(false, true, new byte[10]);
                CommandSet response = peer.command();
                assertThat(Dimse.status(response).hex()).isEqualTo(status);
                assertThat(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO))
                        .hasValue(i);
            }
        }
        assertThat(received).isEmpty();
    }

    @Test
    void storesNothingInAContextForVerification() throws Exception {
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", VERIFICATION, IMPLICIT);
            peer.expect(2);
            peer.fragment(
                    true, true, Dimse.storeRequest(1, VERIFICATION, "1.2.3").encode());
            peer.fragment(false, true, new byte[10]);
            assertThat(Dimse.status(peer.command()).hex()).isEqualTo("0122");
            peer.fragment(true, true, Dimse.echoRequest(2).encode());
            assertThat(Dimse.status(peer.command())).isEqualTo(SUCCESS);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void doesNotMixUpRequestsThatComeWithoutWaiting() throws Exception {
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
            peer.expect(2);
            for (int i = 1; i <= 20; i++) {
                peer.fragment(
                        true,
                        true,
                        Dimse.storeRequest(i, TestObjects.CT, "1.2." + i).encode());
                peer.fragment(false, true, new byte[i * 100]);
            }
            for (int i = 1; i <= 20; i++) {
                assertThat(peer.command().number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO))
                        .hasValue(i);
            }
        }
        assertThat(received)
                .allMatch(part -> part.bytes()
                        == 100L * Integer.parseInt(part.sopInstanceUid().substring(4)));
    }

    @Test
    void servesOneRequestAtATimeHoweverManyCome() throws Exception {
        int requests = 50;
        List<CompletableFuture<DimseStatus>> stages = new CopyOnWriteArrayList<>();
        start(options(), part -> {
            CompletableFuture<DimseStatus> stage = new CompletableFuture<>();
            stages.add(stage);
            return stage;
        });
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
            peer.expect(2);
            for (int i = 1; i <= requests; i++) {
                peer.fragment(
                        true,
                        true,
                        Dimse.storeRequest(i, TestObjects.CT, "1.2." + i).encode());
                peer.fragment(false, true, new byte[10]);
            }
            for (int i = 1; i <= requests; i++) {
                int served = i;
                await().until(() -> stages.size() >= served);
                assertThat(stages).hasSize(served);
                assertThat(parts()).hasSizeLessThanOrEqualTo(Unanswered.MAXIMUM + 2);
                stages.get(i - 1).complete(SUCCESS);
                assertThat(peer.command().number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO))
                        .hasValue(i);
            }
        }
    }

    @Test
    void answersEveryEchoOfAPeerThatReadsLate() throws Exception {
        int requests = 20_000;
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", VERIFICATION, IMPLICIT);
            peer.expect(2);
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
                for (int i = 1; i <= requests; i++) {
                    echo(peer, i);
                }
            });
            for (int i = 1; i <= requests; i++) {
                assertThat(peer.command().number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO))
                        .hasValue(i);
            }
            get(flood);
        }
    }

    private static void echo(FakePeer peer, int id) {
        try {
            peer.fragment(true, true, Dimse.echoRequest(id).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersWhatItDoesNotDo() throws Exception {
        start(options(), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
            peer.expect(2);
            CommandSet find = new CommandSet(CommandField.C_FIND_RQ, true).number(CommandTag.MESSAGE_ID, 9);
            peer.fragment(true, true, find.encode());
            peer.fragment(false, true, new byte[10]);
            CommandSet response = peer.command();
            assertThat(response.is(CommandField.C_FIND_RSP)).isTrue();
            assertThat(Dimse.status(response).hex()).isEqualTo("0211");
        }
    }

    @Test
    void answersOutOfResourcesWhereTheDiskFailsAndGoesOn() throws Exception {
        start(options(), part -> done(SUCCESS));
        Path away = Files.move(incoming, folder.resolve("away"));
        TestObjects object = TestObjects.ct();
        Association association = connect(object.sopClass(), EXPLICIT);
        assertThat(get(association.store(encoded(object))).status().hex()).isEqualTo("A700");
        Files.move(away, incoming);
        assertThat(get(association.store(encoded(object))).status().hex()).isEqualTo("0000");
    }

    @Test
    void refusesAnObjectThatIsTooLongAndGoesOn() throws Exception {
        start(limited(new ReceptionLimits(100_000, 0)), part -> done(SUCCESS));
        Association association = connect(TestObjects.CT, EXPLICIT);
        DimseStatus status =
                get(association.store(encoded(TestObjects.ct().size(500, 400)))).status();
        assertThat(status.hex()).isEqualTo("A700");
        assertThat(status.errorComment()).hasValue("object longer than 100000 bytes");
        assertThat(parts()).isEmpty();
        assertThat(received).isEmpty();
        assertThat(get(association.store(encoded(TestObjects.ct().size(50, 40))))
                        .status())
                .isEqualTo(SUCCESS);
    }

    @Test
    void abortsAnObjectThatDoesNotEnd() throws Exception {
        start(limited(new ReceptionLimits(100_000, 0)), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, IMPLICIT);
            peer.expect(2);
            peer.fragment(
                    true, true, Dimse.storeRequest(1, TestObjects.CT, "1.2.3").encode());
            byte[] fragment = new byte[200_000];
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
                try {
                    for (long sent = 0; sent < 2 * ObjectReception.Drain.MORE; sent += fragment.length) {
                        peer.fragment(false, false, fragment);
                    }
                } catch (IOException e) {
                    // the listener has had enough
                }
            });
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listener.statistics().aborted() == 1);
            get(flood);
            assertThat(parts()).isEmpty();
        }
    }

    @Test
    void rejectsAssociationsAsTransientWhileTheDiskIsLow() {
        start(limited(new ReceptionLimits(100_000, Long.MAX_VALUE)), part -> done(SUCCESS));
        assertThatThrownBy(() -> connect(TestObjects.CT, EXPLICIT))
                .hasRootCauseInstanceOf(AssociationRejectedException.class)
                .rootCause()
                .hasMessageContaining("congestion");
    }

    private ListenerOptions limited(ReceptionLimits limits) {
        return new ListenerOptions(
                new AeTitle("LISTENER"),
                ListenerOptions.LOOPBACK,
                0,
                incoming,
                false,
                Set.of(),
                10,
                Set.of(),
                Set.of(),
                limits,
                AssociationOptions.DEFAULTS);
    }

    @Test
    void keepsNothingOnTheDiskOfAnObjectThatIsTooLongWhileItStillArrives() throws Exception {
        start(limited(new ReceptionLimits(100_000, 0)), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", TestObjects.CT, IMPLICIT);
            peer.expect(2);
            peer.fragment(
                    true, true, Dimse.storeRequest(1, TestObjects.CT, "1.2.3").encode());
            peer.fragment(false, false, new byte[16_000]);
            await().until(() -> parts().size() == 1);
            for (int i = 0; i < 6; i++) {
                peer.fragment(false, false, new byte[16_000]);
            }
            await().untilAsserted(() -> assertThat(parts()).isEmpty());
            peer.fragment(false, true, new byte[2]);
            assertThat(peer.command().number(CommandTag.STATUS)).hasValue(0xA700);
        }
    }

    @Test
    void abortsAnAssociationThatIsIdle() throws Exception {
        start(options(false, Set.of(), 10, shortTimeouts()), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("LISTENER", "SCU", VERIFICATION, IMPLICIT);
            peer.expect(2);
            peer.expectAbort();
        }
    }

    @Test
    void doesNotTakeAHandlerThatIsSlowForAnIdlePeer() {
        start(
                options(false, Set.of(), 10, shortTimeouts()),
                part -> CompletableFuture.supplyAsync(
                        () -> SUCCESS, CompletableFuture.delayedExecutor(900, TimeUnit.MILLISECONDS)));
        TestObjects object = TestObjects.ct();
        assertThat(get(connect(object.sopClass(), EXPLICIT).store(encoded(object)))
                        .status()
                        .isSuccess())
                .isTrue();
    }

    @Test
    void closesAConnectionThatAsksForNothing() throws Exception {
        start(options(false, Set.of(), 10, shortTimeouts()), part -> done(SUCCESS));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.expectClose();
        }
    }

    @Test
    void answersWhatIsUnderWayBeforeItCloses() throws Exception {
        CompletableFuture<DimseStatus> later = new CompletableFuture<>();
        start(options(), part -> later);
        TestObjects object = TestObjects.ct();
        CompletionStage<StoreResponse> response =
                connect(object.sopClass(), EXPLICIT).store(encoded(object));
        await().until(() -> received.size() == 1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(listener::close);
        later.completeOnTimeout(SUCCESS, 300, TimeUnit.MILLISECONDS);
        assertThat(get(response).status()).isEqualTo(SUCCESS);
        get(closing);
        assertThat(listener.statistics().open()).isZero();
    }

    @Test
    void closesWithinItsBoundWhilePeersAreIdleInTheMiddleOfAnObjectOrWaitForAnAnswer() throws Exception {
        start(options(false, Set.of(), 10, shortTimeouts()), part -> new CompletableFuture<>());
        try (FakePeer idle = FakePeer.calling(listener.address());
                FakePeer sending = FakePeer.calling(listener.address());
                FakePeer waiting = FakePeer.calling(listener.address())) {
            for (FakePeer peer : List.of(idle, sending, waiting)) {
                peer.associate("LISTENER", "SCU", TestObjects.CT, EXPLICIT);
                peer.expect(2);
            }
            TestObjects object = TestObjects.ct();
            for (FakePeer peer : List.of(sending, waiting)) {
                peer.fragment(
                        true,
                        true,
                        Dimse.storeRequest(1, TestObjects.CT, object.instance()).encode());
            }
            sending.fragment(false, false, new byte[1000]);
            waiting.fragment(false, true, object.dataSet());
            await().until(() -> received.size() == 1 && parts().size() == 2);

            get(CompletableFuture.runAsync(listener::close));

            assertThat(listener.statistics().open()).isZero();
            idle.expectAbort();
            sending.expectAbort();
            waiting.expectAbort();
        }
    }

    private ListenerOptions options() {
        return options(false, Set.of(), 10, AssociationOptions.DEFAULTS);
    }

    private ListenerOptions options(boolean check, Set<String> calling, int maximum, AssociationOptions association) {
        return new ListenerOptions(
                new AeTitle("LISTENER"),
                ListenerOptions.LOOPBACK,
                0,
                incoming,
                check,
                calling,
                maximum,
                Set.of(),
                Set.of(),
                ReceptionLimits.DEFAULTS,
                association);
    }

    private static AssociationOptions shortTimeouts() {
        Duration s = Duration.ofMillis(400);
        return new AssociationOptions(s, s, s, s, s, s, 16384, 1 << 20, Optional.empty());
    }

    private void start(ListenerOptions options, ReceivedObjectHandler handler) {
        listener = DicomListener.start(options, object -> {
            received.add(object);
            return handler.received(object);
        });
    }

    private Association connect(String sopClass, String transferSyntax) {
        return get(engine.connect(new AssociationRequest(
                listener.address(),
                new AeTitle("SCU"),
                List.of(ProposedContext.of(sopClass, transferSyntax)),
                AssociationOptions.DEFAULTS)));
    }

    private static EncodedDataSet encoded(TestObjects object) {
        return new EncodedDataSet(
                object.sopClass(), object.instance(), object.transferSyntax(), List.of(new Heap(object.dataSet())));
    }

    private List<Path> parts() {
        try (Stream<Path> files = Files.list(incoming)) {
            return files.filter(file -> !file.endsWith(IncomingFolder.LOCK)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DicomFile read(Path file) {
        try {
            return DicomFile.read(file, ReadLimits.DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytesFrom(Path file, long offset) {
        try {
            byte[] all = Files.readAllBytes(file);
            return Arrays.copyOfRange(all, (int) offset, all.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletionStage<DimseStatus> done(DimseStatus status) {
        return CompletableFuture.completedFuture(status);
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
