package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DicomEngineProvider;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.StoreResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoBufferLeaks.class)
class NettyEngineTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final NettyEngine engine = new NettyEngine();

    @TempDir
    private Path folder;

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(DicomEngineProvider.class))
                .anyMatch(provider -> provider.name().equals("netty"));
        assertThat(engine.name()).isEqualTo("netty");
    }

    @Test
    void reportsARefusedConnection() {
        DicomAddress nobody = DicomAddress.parse("PACS@127.0.0.1:" + FreePort.find());
        assertThat(failure(engine.connect(request(nobody, CT, AssociationOptions.DEFAULTS))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining(nobody + ": connection refused");
    }

    @Test
    void reportsAnUnknownHost() {
        DicomAddress nowhere = DicomAddress.parse("PACS@no-such-host.invalid:104");
        assertThat(failure(engine.connect(request(nowhere, CT, AssociationOptions.DEFAULTS))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("unknown host");
    }

    @Test
    void timesOutWithoutAnAnswerToTheRequest() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.expectAbort();
        })) {
            assertThat(failure(engine.connect(request(peer.address(), CT, shortTimeouts()))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("no A-ASSOCIATE-AC within 300 ms (associate timeout)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, ask the operator",
        "1, 1, 3, calling AE title not recognised: have 'SCU' configured at the peer",
        "1, 1, 7, called AE title not recognised: check the AE title 'PEER'",
        "2, 3, 2, transient: local limit exceeded",
        "2, 3, 1, temporary congestion",
        "1, 2, 9, 'source 2, reason 9'"
    })
    void reportsARejectionInWords(int result, int source, int reason, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.expect(1);
            p.send(String.format("030000000004 00 %02X %02X %02X", result, source, reason));
            p.expectClose();
        })) {
            Throwable failure = failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS)));
            assertThat(failure).isInstanceOf(AssociationRejectedException.class).hasMessageContaining(message);
            assertThat(((AssociationRejectedException) failure).result()).isEqualTo(result);
            peer.finished();
        }
    }

    @Test
    void reportsAPeerThatClosesWhileNegotiating() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> p.expect(1))) {
            assertThat(failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining("connection closed by the peer");
        }
    }

    @Test
    void echoesAndReleases() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.respond(p.command(), 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
            p.expectClose();
        })) {
            Association association = connect(peer, VERIFICATION, AssociationOptions.DEFAULTS);
            assertThat(get(association.echo()).isSuccess()).isTrue();
            get(association.release());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    @Test
    void keepsTheAssociationWhereTheContextIsMissing() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            EncodedDataSet other = new EncodedDataSet(CT, "1.2", "1.2.840.10008.1.2.4.50", List.of());
            assertThat(failure(association.store(other)))
                    .isInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining("offered: [1.2.840.10008.1.2], accepted by the peer: [1.2.840.10008.1.2]");
            assertThat(association.isOpen()).isTrue();
            assertThat(get(association.store(heap(10))).status().isSuccess()).isTrue();
        }
    }

    @Test
    void takesNoContextThatWasNotProposed() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(16384, "1.2.840.10008.1.2.1");
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(association.contexts()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "4096", "4097", "16384", "16385", "131072", "64"})
    void sendsEveryByteInFragmentsThatThePeerTakes(int peerMaximum) throws Exception {
        byte[] bytes = random(700_000);
        Path file = Files.write(folder.resolve("object"), bytes);
        EncodedDataSet dataSet = new EncodedDataSet(
                CT,
                "1.2.3",
                IMPLICIT,
                List.of(
                        new Heap(Arrays.copyOf(bytes, 1001)),
                        new FileRegion(file, 1001, 5000),
                        new FileRegion(file, 6001, bytes.length - 6001)));
        List<Long> progress = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept(peerMaximum, IMPLICIT);
            CommandSet command = assembledCommand(p, peerMaximum);
            List<Integer> lengths = new ArrayList<>();
            byte[] received = fragments(p, lengths);
            assertThat(received).isEqualTo(bytes);
            assertThat(lengths).allMatch(length -> length % 2 == 0);
            if (peerMaximum > 0) {
                assertThat(lengths).allMatch(length -> length + 6 <= peerMaximum);
            }
            p.respond(command, 0xB000);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            StoreResponse response = get(association.store(dataSet, (sent, total) -> progress.add(sent)));
            assertThat(response.status().code()).isEqualTo(0xB000);
            assertThat(response.bytes()).isEqualTo(bytes.length);
            assertThat(response.transferSyntaxUid()).isEqualTo(IMPLICIT);
            assertThat(progress).isSorted().endsWith((long) bytes.length);
            peer.finished();
        }
    }

    @Test
    void keepsTheOrderOfTheBytesWhereReadingAndWritingOverlap() throws Exception {
        byte[] bytes = random(1_500_000);
        Path file = Files.write(folder.resolve("object"), bytes);
        EncodedDataSet dataSet =
                new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, bytes.length)));
        int objects = 100;
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            for (int i = 0; i < objects; i++) {
                CommandSet command = p.command();
                assertThat(Arrays.equals(p.dataSet(), bytes)).isTrue();
                p.respond(command, 0);
            }
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            for (int i = 0; i < objects; i++) {
                assertThat(get(association.store(dataSet)).status().isSuccess()).isTrue();
            }
            peer.finished();
        }
    }

    @Test
    void sendsAnEmptyDataSet() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            store(p, 0);
        })) {
            assertThat(get(connect(peer, CT, AssociationOptions.DEFAULTS).store(heap(0)))
                            .bytes())
                    .isZero();
        }
    }

    @Test
    void sendsQueuedRequestsInOrderThenReleases() throws Exception {
        List<String> instances = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            for (int i = 0; i < 5; i++) {
                CommandSet command = p.command();
                instances.add(command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID));
                p.dataSet();
                p.respond(command, 0);
            }
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            List<CompletionStage<StoreResponse>> stores = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                stores.add(association.store(
                        new EncodedDataSet(CT, "1.2." + i, IMPLICIT, List.of(new Heap(random(i * 10_000))))));
            }
            CompletionStage<Void> released = association.release();
            assertThat(failure(association.store(heap(2)))).isInstanceOf(AssociationAbortedException.class);
            get(released);
            for (CompletionStage<StoreResponse> store : stores) {
                assertThat(get(store).status().isSuccess()).isTrue();
            }
            assertThat(instances).containsExactly("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5");
            peer.finished();
        }
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheAnswerTimesOut() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            p.expectAbort();
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            CompletionStage<StoreResponse> sent = association.store(heap(1000));
            CompletionStage<StoreResponse> waiting = association.store(heap(1000));
            assertThat(failure(sent))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("no response within 300 ms (response timeout)");
            assertThat(failure(waiting)).as("never sent").isInstanceOf(DicomTimeoutException.class);
            get(association.closed());
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void doesNotKnowTheOutcomeWhenTheAssociationIsLostAfterTheLastByte(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(heap(1000))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
            assertThat(association.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort"})
    void knowsThatNothingArrivedWhenTheAssociationIsLostBeforeTheLastByte(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.expect(4);
            end(p, how);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(sparse(64 << 20)))).isInstanceOf(AssociationAbortedException.class);
        }
    }

    @Test
    void sendsTheRestWhenTheAnswerComesEarly() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.respond(command, 0xA700);
            assertThat(p.dataSet()).hasSize(8 << 20);
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> refused = association.store(sparse(8 << 20));
            assertThat(get(refused).status().hex()).isEqualTo("A700");
        }
    }

    @Test
    void letsAnEarlyRefusalStandWhenThePeerThenCloses() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet command = p.command();
            p.respond(command, 0xA700);
            p.send(FakePeer.ABORT_BY_USER);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(get(association.store(sparse(64 << 20))).status().hex()).isEqualTo("A700");
            assertThat(association.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wrong message id, C-ECHO-RSP to message 77",
        "wrong command, C-STORE-RSP to message 1",
        "data set, data set fragment",
        "garbage, PDU type: 66",
        "unexpected PDU, unexpected A-ASSOCIATE-AC",
        "no status, no Status (0000,0900)"
    })
    void abortsUponABreachOfProtocol(String breach, String message) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            breach(p, breach, p.command());
            p.expectAbort();
        })) {
            Association association = connect(peer, VERIFICATION, AssociationOptions.DEFAULTS);
            assertThat(failure(association.echo()))
                    .isInstanceOf(AssociationAbortedException.class)
                    .hasMessageContaining(message);
            peer.finished();
        }
    }

    private static void breach(FakePeer p, String breach, CommandSet request) throws IOException {
        CommandSet response = new CommandSet(CommandField.C_ECHO_RSP, false)
                .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request))
                .number(CommandTag.STATUS, 0);
        switch (breach) {
            case "wrong message id" -> p.respond(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, 77));
            case "wrong command" -> p.respond(response.number(CommandTag.COMMAND_FIELD, 0x8001));
            case "data set" -> p.send("040000000008 00000004 0102 AABB");
            case "garbage" -> p.send("424242424242");
            case "unexpected PDU" -> p.send("0200 00000044 0001 0000" + "20".repeat(32) + "00".repeat(32));
            default ->
                p.respond(new CommandSet(CommandField.C_ECHO_RSP, false)
                        .number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO, FakePeer.id(request)));
        }
    }

    @Test
    void abortsWhereThePeerTakesNoMoreBytes() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            get(pause());
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            assertThat(failure(association.store(sparse(64 << 20))))
                    .isInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("the peer took no byte within 300 ms (write timeout)");
        }
    }

    @ParameterizedTest
    @CsvSource({"2000", "3000000"})
    void abortsWhereAFileIsShorterThanItsRegion(int length) throws Exception {
        Path file = Files.write(folder.resolve("short"), new byte[length - 1000]);
        EncodedDataSet dataSet = new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, length)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            Throwable failure = failure(association.store(dataSet));
            assertThat(failure).isInstanceOf(MalformedObjectException.class).hasMessageNotContaining(folder.toString());
            assertThat(((MalformedObjectException) failure).problem())
                    .isEqualTo(MalformedObjectException.Problem.TRUNCATED);
            get(association.closed());
            peer.finished();
        }
    }

    @Test
    void reportsAFileThatIsGone() throws Exception {
        EncodedDataSet dataSet =
                new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(folder.resolve("gone"), 0, 10)));
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.expectAbort();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(dataSet)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("NoSuchFileException")
                    .hasMessageNotContaining(folder.toString());
            peer.finished();
        }
    }

    @ParameterizedTest
    @CsvSource({"close", "reset", "abort", "silence", "collision"})
    void isReleasedHoweverThePeerAnswers(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.expect(5);
            switch (how) {
                case "silence" -> p.drain();
                case "collision" -> {
                    p.send(FakePeer.RELEASE_RQ);
                    p.expect(6);
                    p.send(FakePeer.RELEASE_RP);
                    p.expectClose();
                }
                default -> end(p, how);
            }
        })) {
            Association association = connect(peer, CT, shortTimeouts());
            get(association.release());
            assertThat(association.isOpen()).isFalse();
            peer.finished();
        }
    }

    @Test
    void followsAReleaseByThePeer() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.send(FakePeer.RELEASE_RQ);
            p.expect(6);
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            get(association.closed());
            assertThat(failure(association.store(heap(2)))).isInstanceOf(AssociationAbortedException.class);
            peer.finished();
        }
    }

    @Test
    void abortsOnDemand() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.command();
            p.dataSet();
            p.expectAbort();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> store = association.store(heap(2), (sent, total) -> association.abort());
            assertThat(failure(store)).isInstanceOf(OutcomeUnknownException.class);
            peer.finished();
        }
    }

    @Test
    void closingTheEngineFailsWhatIsUnderWay() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            p.drain();
        })) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            CompletionStage<StoreResponse> store = association.store(heap(1000), (sent, total) -> engine.close());
            assertThat(failure(store)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(failure(engine.connect(request(peer.address(), CT, AssociationOptions.DEFAULTS))))
                    .isInstanceOf(ConnectionFailedException.class);
            peer.finished();
        }
    }

    @Test
    void sendsNoDataSetOfOddLength() throws Exception {
        try (FakePeer peer = FakePeer.that(FakePeer::accept)) {
            Association association = connect(peer, CT, AssociationOptions.DEFAULTS);
            assertThat(failure(association.store(heap(3)))).isInstanceOf(MalformedObjectException.class);
        }
    }

    private static CommandSet assembledCommand(FakePeer p, int peerMaximum) throws IOException {
        if (peerMaximum == 0 || peerMaximum > 200) {
            return p.command();
        }
        return CommandSet.decode(p.dataSet());
    }

    private static byte[] fragments(FakePeer p, List<Integer> lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] pdu = p.expect(4); ; pdu = p.expect(4)) {
            lengths.add(pdu.length - 12);
            bytes.write(pdu, 12, pdu.length - 12);
            if ((pdu[11] & 2) != 0) {
                return bytes.toByteArray();
            }
        }
    }

    private static void store(FakePeer p, int status) throws IOException {
        CommandSet command = p.command();
        p.dataSet();
        p.respond(command, status);
        p.drain();
    }

    private static void end(FakePeer p, String how) throws IOException {
        switch (how) {
            case "reset" -> p.reset();
            case "abort" -> {
                p.send(FakePeer.ABORT_BY_USER);
                p.drain();
            }
            default -> {} // the script ends, which closes
        }
    }

    /** Completes after the short timeouts have all expired. */
    private static CompletionStage<Void> pause() {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(6 * SHORT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private EncodedDataSet sparse(int length) throws IOException {
        Path file = folder.resolve("sparse" + length);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new FileRegion(file, 0, length)));
    }

    private static EncodedDataSet heap(int length) {
        return new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(new Heap(random(length))));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private Association connect(FakePeer peer, String sopClass, AssociationOptions options) throws Exception {
        return get(engine.connect(request(peer.address(), sopClass, options)));
    }

    private static AssociationRequest request(DicomAddress peer, String sopClass, AssociationOptions options) {
        return new AssociationRequest(
                peer, new AeTitle("SCU"), List.of(ProposedContext.of(sopClass, IMPLICIT)), options);
    }

    private static AssociationOptions shortTimeouts() {
        return new AssociationOptions(
                Duration.ofSeconds(5), SHORT, SHORT, SHORT, SHORT, SHORT, 16384, 1 << 20, Optional.empty());
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(20, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
