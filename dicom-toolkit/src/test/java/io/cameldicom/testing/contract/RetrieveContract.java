package io.cameldicom.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseRequest.Move;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.engine.ReceivedObjectHandler;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.SubOperations;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-MOVE and C-GET: counts of sub-operations, and the objects that arrive because of a C-GET. */
public abstract non-sealed class RetrieveContract extends OperationContract {
    /** Of {@link #CT} in the associations of these tests, after that of C-GET. */
    private static final int STORAGE = 3;

    private static final String INSTANCE = "1.2.3";
    private static final int FAILED_LIST = 0x00080058;

    private final Queue<ReceivedObject> received = new ConcurrentLinkedQueue<>();
    private final Queue<SubOperations> progress = new ConcurrentLinkedQueue<>();

    private final ResponseListener counts = response -> {
        response.subOperations().ifPresent(progress::add);
        return CompletableFuture.completedFuture(null);
    };

    private final ReceivedObjectHandler keeps = object -> {
        try {
            Files.move(object.file(), folder.resolve(object.sopInstanceUid() + ".dcm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        received.add(object);
        return CompletableFuture.completedFuture(DimseStatus.of(0));
    };

    protected RetrieveContract(String engine) {
        super(engine);
    }

    private Get get(ReceivedObjectHandler handler) {
        return get(handler, ReceptionLimits.DEFAULTS);
    }

    private Get get(ReceivedObjectHandler handler, ReceptionLimits limits) {
        return new Get(STUDY_GET, dataSet("1"), new ObjectIntake(folder, limits, handler));
    }

    private static byte[] object(int length) {
        return encoded(DataSet.of(
                Element.of(0x00080016, VR.UI, CT),
                Element.of(0x00080018, VR.UI, INSTANCE),
                Element.of(0x00104000, VR.LT, "x".repeat(length))));
    }

    private static void send(FakePeer p, int messageId, String instance, byte[] object) throws IOException {
        p.send(STORAGE, Dimse.storeRequest(messageId, CT, instance), object);
    }

    private static void stored(FakePeer p, int messageId, int status) throws IOException {
        CommandSet answer = p.command();
        assertThat(answer.is(CommandField.C_STORE_RSP)).isTrue();
        assertThat(answer.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO)).hasValue(messageId);
        assertThat(answer.number(CommandTag.STATUS)).hasValue(status);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Association associate(FakePeer peer, AssociationOptions options) {
        return associate(peer, options, STUDY_GET, CT, VERIFICATION);
    }

    @Test
    void movesAndCounts() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.accept();
            CommandSet request = p.command();
            assertThat(request.is(CommandField.C_MOVE_RQ)).isTrue();
            assertThat(request.text(CommandTag.MOVE_DESTINATION)).isEqualTo("ELSEWHERE");
            assertThat(decoded(p.dataSet()).string(PATIENT_ID)).contains("1");
            p.respond(Operations.response(request, counted(PENDING, 2, 1, 0, 0), false));
            p.respond(Operations.response(request, counted(PENDING, 1, 1, 1, 0), false));
            DataSet failed = DataSet.of(Element.of(FAILED_LIST, VR.UI, "1.2.8"));
            p.respond(Operations.response(request, counted(0xB000, 0, 1, 1, 1), true), encoded(failed));
            p.drain();
        })) {
            Association association = connect(peer, STUDY_MOVE, AssociationOptions.DEFAULTS);
            DimseResponse last = get(association
                    .invoke(new Move(STUDY_MOVE, new AeTitle("ELSEWHERE"), dataSet("1")), counts)
                    .response());
            assertThat(progress).containsExactly(new SubOperations(2, 1, 0, 0), new SubOperations(1, 1, 1, 0));
            assertThat(last.status().isWarning()).isTrue();
            assertThat(last.subOperations()).contains(new SubOperations(0, 1, 1, 1));
            assertThat(last.dataSet().orElseThrow().string(FAILED_LIST)).contains("1.2.8");
        }
    }

    @Test
    void getsObjectsIntoFiles() throws Exception {
        byte[] object = object(100_000);
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            assertThat(request.is(CommandField.C_GET_RQ)).isTrue();
            send(p, 11, INSTANCE, object);
            stored(p, 11, 0);
            p.respond(Operations.response(request, counted(PENDING, 1, 1, 0, 0), false));
            send(p, 12, "1.2.4", object);
            stored(p, 12, 0);
            p.respond(Operations.response(request, counted(0, 0, 2, 0, 0), false));
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            DimseResponse last = get(association.invoke(get(keeps), counts).response());
            assertThat(last.subOperations()).contains(new SubOperations(0, 2, 0, 0));
            assertThat(progress).containsExactly(new SubOperations(1, 1, 0, 0));
            assertThat(received).hasSize(2).first().satisfies(first -> {
                assertThat(first.file().getFileName().toString()).endsWith(".part");
                assertThat(first.sopClassUid()).isEqualTo(CT);
                assertThat(first.sopInstanceUid()).isEqualTo(INSTANCE);
                assertThat(first.transferSyntaxUid()).isEqualTo(IMPLICIT);
                assertThat(first.callingAeTitle()).isEqualTo(peer.address().aeTitle());
                assertThat(first.calledAeTitle()).isEqualTo(new AeTitle("SCU"));
                assertThat(first.remoteAddress()).isEqualTo("127.0.0.1");
                assertThat(first.associationNumber()).isEqualTo(association.number());
                assertThat(first.bytes()).isEqualTo(object.length);
            });
            assertThat(files()).hasSize(2);
            DicomFile file = DicomFile.read(folder.resolve(INSTANCE + ".dcm"), ReadLimits.DEFAULTS);
            assertThat(file.transferSyntax().uid()).isEqualTo(IMPLICIT);
            assertThat(Files.size(folder.resolve(INSTANCE + ".dcm"))).isGreaterThan(object.length);
        }
    }

    @ParameterizedTest
    @CsvSource({"status, B000", "throws, 0110", "fails, 0110", "null, 0110"})
    void answersAsTheHandlerSaysAndLeavesNothingItDidNotTake(String how, String status) throws Exception {
        ReceivedObjectHandler handler = object -> switch (how) {
            case "throws" -> throw new IllegalStateException();
            case "fails" -> CompletableFuture.failedFuture(new IllegalStateException());
            case "null" -> null;
            default -> CompletableFuture.completedFuture(DimseStatus.of(0xB000));
        };
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            send(p, 11, INSTANCE, object(1000));
            stored(p, 11, Integer.parseInt(status, 16));
            p.respond(request, 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            get(association.invoke(get(handler), counts).response());
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void hasNoTimeoutWhileTheHandlerIsBusy() throws Exception {
        ReceivedObjectHandler slow = object -> {
            keeps.received(object);
            return CompletableFuture.supplyAsync(
                    () -> DimseStatus.of(0),
                    CompletableFuture.delayedExecutor(RESPONSE.toMillis() + 1000, TimeUnit.MILLISECONDS));
        };
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            send(p, 11, INSTANCE, object(1000));
            stored(p, 11, 0);
            p.respond(request, 0);
            p.drain();
        })) {
            Association association = associate(peer, responseTimeout());
            assertThat(get(association.invoke(get(slow), counts).response())
                            .status()
                            .isSuccess())
                    .isTrue();
            assertThat(received).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"silent", "close", "reset", "abort", "garbage"})
    void leavesNoHalfFileWhereAnObjectDoesNotArriveCompletely(String how) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            request(p);
            p.fragment(STORAGE, true, true, Dimse.storeRequest(11, CT, INSTANCE).encode());
            p.fragment(STORAGE, false, false, object(15_000));
            switch (how) {
                case "silent" -> p.expectAbort();
                case "garbage" -> p.send("4242424242424242");
                default -> end(p, how);
            }
        })) {
            Association association =
                    associate(peer, how.equals("silent") ? responseTimeout() : AssociationOptions.DEFAULTS);
            Throwable failure = failure(association.invoke(get(keeps), counts).response());
            assertThat(failure)
                    .isInstanceOf(
                            how.equals("silent") ? DicomTimeoutException.class : AssociationAbortedException.class);
            assertThat(files()).as("when the failure is told").isEmpty();
            get(association.closed());
        }
    }

    @Test
    void refusesWhatIsTooLongAndTakesTheNext() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            send(p, 11, INSTANCE, object(50_000));
            stored(p, 11, 0xA700);
            send(p, 12, "1.2.4", object(5_000));
            stored(p, 12, 0);
            p.respond(Operations.response(request, counted(0xB000, 0, 1, 1, 0), false));
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            Get get = get(keeps, new ReceptionLimits(10_000, 0));
            assertThat(get(association.invoke(get, counts).response()).subOperations())
                    .contains(new SubOperations(0, 1, 1, 0));
            assertThat(files()).containsExactly(folder.resolve("1.2.4.dcm"));
        }
    }

    @ParameterizedTest
    @CsvSource({"no role, 0122", "another class, A900", "no instance, 0117", "no data set, C000"})
    void refusesWhatItCannotTakeAndGoesOn(String what, String status) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(what.equals("no role") ? new String[0] : new String[] {CT});
            CommandSet request = request(p);
            switch (what) {
                case "another class" -> p.send(STORAGE, Dimse.storeRequest(11, "1.2.9", INSTANCE), object(1000));
                case "no instance" -> send(p, 11, "Doe", object(1000));
                case "no data set" ->
                    p.fragment(
                            STORAGE,
                            true,
                            true,
                            Dimse.storeRequest(11, CT, INSTANCE)
                                    .number(CommandTag.COMMAND_DATA_SET_TYPE, 0x0101)
                                    .encode());
                default -> send(p, 11, INSTANCE, object(1000));
            }
            stored(p, 11, Integer.parseInt(status, 16));
            p.respond(Operations.response(request, counted(0xA702, 0, 0, 1, 0), false));
            p.respond(p.command(), 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            assertThat(get(association.invoke(get(keeps), counts).response())
                            .status()
                            .code())
                    .isEqualTo(0xA702);
            assertThat(files()).isEmpty();
            assertThat(get(association.echo()).isSuccess()).isTrue();
        }
    }

    @Test
    void takesNoObjectBeforeOrAfterItAsksForSome() throws Exception {
        CompletableFuture<Void> refused = new CompletableFuture<>();
        CompletableFuture<Void> refusedAgain = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            send(p, 11, INSTANCE, object(1000));
            stored(p, 11, 0x0211);
            refused.complete(null);
            p.respond(request(p), 0);
            send(p, 12, INSTANCE, object(1000));
            stored(p, 12, 0x0211);
            refusedAgain.complete(null);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            get(refused);
            get(association.invoke(get(keeps), counts).response());
            get(refusedAgain);
            assertThat(files()).isEmpty();
            assertThat(association.isOpen()).isTrue();
        }
    }

    @Test
    void takesOnlySoManyObjectsAsTheHandlerIsDoneWith() throws Exception {
        int many = 60;
        byte[] object = object(500_000);
        AtomicInteger sent = new AtomicInteger();
        Queue<CompletableFuture<DimseStatus>> busy = new ConcurrentLinkedQueue<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            for (int i = 1; i <= many; i++) {
                send(p, i, INSTANCE, object);
                sent.incrementAndGet();
            }
            for (int i = 1; i <= many; i++) {
                stored(p, i, 0);
            }
            p.respond(request, 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            Invocation get = association.invoke(
                    get(part -> {
                        CompletableFuture<DimseStatus> done = new CompletableFuture<>();
                        busy.add(done);
                        return done;
                    }),
                    counts);
            await().atMost(BOUND).until(() -> busy.size() == 1);
            AtomicInteger before = new AtomicInteger(-1);
            await("the peer is stuck")
                    .during(Duration.ofSeconds(1))
                    .atMost(BOUND)
                    .until(() -> {
                        int now = sent.get();
                        return before.getAndSet(now) == now;
                    });
            assertThat(sent.get()).isLessThan(many);
            assertThat(busy).as("one at a time").hasSize(1);
            for (int i = 0; i < many; i++) {
                await().pollInterval(Duration.ofMillis(10)).atMost(BOUND).until(() -> !busy.isEmpty());
                busy.remove().complete(DimseStatus.of(0));
            }
            assertThat(get(get.response()).status().isSuccess()).isTrue();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void runsTheHandlerWhereItMayBlock() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> entered = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            send(p, 11, INSTANCE, object(1000));
            stored(p, 11, 0);
            p.respond(request, 0);
            p.drain();
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            Invocation get = association.invoke(
                    get(part -> {
                        entered.complete(null);
                        EngineContract.get(go);
                        return CompletableFuture.completedFuture(DimseStatus.of(0));
                    }),
                    counts);
            get(entered);
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                try (FakePeer one = FakePeer.that(p -> {
                    p.accept();
                    p.respond(p.command(), 0);
                    p.drain();
                })) {
                    assertThat(EngineContract.get(connect(one, VERIFICATION, AssociationOptions.DEFAULTS)
                                            .echo())
                                    .isSuccess())
                            .as("no event loop is blocked")
                            .isTrue();
                }
            }
            go.complete(null);
            get(get.response());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "get"})
    void cancels(String what) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            p.respond(Operations.response(request, counted(PENDING, 2, 1, 0, 0), false));
            CommandSet cancel = p.command();
            assertThat(cancel.is(CommandField.C_CANCEL_RQ)).isTrue();
            if (what.equals("get")) { // what was under way at the peer still arrives
                send(p, 11, INSTANCE, object(1000));
                stored(p, 11, 0);
            }
            p.respond(Operations.response(request, counted(0xFE00, 1, 2, 0, 0), false));
            p.drain();
        })) {
            Association association =
                    associate(peer, AssociationOptions.DEFAULTS, what.equals("get") ? STUDY_GET : STUDY_MOVE, CT);
            CompletableFuture<Void> heard = new CompletableFuture<>();
            ResponseListener listener = response -> {
                heard.complete(null);
                return counts.pending(response);
            };
            Invocation invocation = association.invoke(
                    what.equals("get") ? get(keeps) : new Move(STUDY_MOVE, new AeTitle("X"), dataSet("1")), listener);
            get(heard);
            invocation.cancel();
            DimseResponse last = get(invocation.response());
            assertThat(last.status().isCancelled()).isTrue();
            assertThat(last.subOperations()).contains(new SubOperations(1, 2, 0, 0));
            assertThat(progress).hasSize(1);
        }
    }

    @Test
    void isReleasedWhenEverythingHasArrived() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll(CT);
            CommandSet request = request(p);
            send(p, 11, INSTANCE, object(1000));
            stored(p, 11, 0);
            p.respond(request, 0);
            p.expect(5);
            p.send(FakePeer.RELEASE_RP);
        })) {
            Association association = associate(peer, AssociationOptions.DEFAULTS);
            Invocation get = association.invoke(get(keeps), counts);
            CompletionStage<Void> released = association.release();
            get(released);
            assertThat(get(get.response()).status().isSuccess()).isTrue();
            assertThat(received).hasSize(1);
            peer.finished();
        }
    }
}
