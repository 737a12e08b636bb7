package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.Invocation;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.engine.SubOperations;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.netty.NettyEngine;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.OfferedServices;
import io.cameldicom.toolkit.service.Service;
import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import io.cameldicom.toolkit.service.ServiceAnswer.Result;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import io.cameldicom.toolkit.service.ServiceRequest;
import io.cameldicom.toolkit.service.SubOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a listener answers beside C-STORE, asked by the built-in engine. */
@ExtendWith(NoBufferLeaks.class)
class ListenerServicesTest {
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    private static final String MPPS = "1.2.840.10008.3.1.2.3.3";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final DataSet IDENTIFIER = Attributes.of(Map.of("QueryRetrieveLevel", "STUDY", "PatientID", ""));
    private static final int TEN_THOUSAND = 10_000;

    private final NettyEngine engine = new NettyEngine();
    private final ConcurrentLinkedQueue<ServiceRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    @TempDir
    private Path folder;

    private DicomListener listener;

    @AfterEach
    void close() {
        engine.close();
        listener.close();
    }

    private void listen(Function<ServiceRequest, ServiceAnswer> handler) {
        listen(OfferedServices.DEFAULT_MAXIMUM_DATA_SET_LENGTH, handler);
    }

    private void listen(int maximumDataSetLength, Function<ServiceRequest, ServiceAnswer> handler) {
        OfferedServices offered = new OfferedServices(EnumSet.allOf(Service.class), maximumDataSetLength, request -> {
            requests.add(request);
            return CompletableFuture.completedFuture(handler.apply(request));
        });
        listener = DicomListener.start(
                ListenerOptions.of(new AeTitle("ARCHIVE"), 0, folder.resolve("incoming")),
                object -> CompletableFuture.completedFuture(DimseStatus.of(0)),
                offered);
    }

    private Association connect(String sopClass) {
        return get(engine.connect(new AssociationRequest(
                listener.address(),
                new AeTitle("SCU"),
                List.of(new ProposedContext(sopClass, List.of(EXPLICIT, IMPLICIT))),
                AssociationOptions.DEFAULTS)));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private Matches matches(int number) {
        Iterator<Optional<DataSet>> matches = IntStream.range(0, number)
                .peek(i -> made.incrementAndGet())
                .mapToObj(i -> Optional.of(Attributes.of(Map.of("PatientID", "P" + i))))
                .iterator();
        return new Matches(matches, () -> ended.set(true));
    }

    @Test
    void sendsEachMatchAndThenSuccess() {
        listen(request -> matches(TEN_THOUSAND));
        List<String> ids = new ArrayList<>();

        DimseResponse last = get(connect(FIND)
                .invoke(new DimseRequest.Find(FIND, IDENTIFIER), match -> {
                    ids.add(match.dataSet().orElseThrow().string(0x00100020).orElseThrow());
                    return CompletableFuture.completedFuture(null);
                })
                .response());

        assertThat(last.status().hex()).isEqualTo("0000");
        assertThat(ids).hasSize(TEN_THOUSAND).endsWith("P9999");
        assertThat(ended).isTrue();
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.service()).isEqualTo(Service.FIND);
            assertThat(request.dataSet().string(0x00080052)).hasValue("STUDY");
            assertThat(request.callingAeTitle().value()).isEqualTo("SCU");
        });
        assertThat(listener.statistics().requests()).isEqualTo(Map.of(Service.FIND, 1L));
    }

    @Test
    void makesNoMoreMatchesThanTheClientTakes() {
        listen(request -> matches(1_000_000));
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Invocation find = connect(FIND).invoke(new DimseRequest.Find(FIND, IDENTIFIER), match -> taken);

        await().atMost(Duration.ofSeconds(60)).until(() -> made.get() > 0);
        AtomicInteger before = new AtomicInteger(-1);
        await().atMost(Duration.ofSeconds(60)).until(() -> before.getAndSet(made.get()) == made.get());
        find.cancel();
        taken.complete(null);
        assertThat(get(find.response()).status().isCancelled()).isTrue();
        await().atMost(Duration.ofSeconds(60)).untilTrue(ended);
        assertThat(made).hasValueLessThan(1_000_000);
    }

    @Test
    void endsTheMatchesOfAClientThatIsGone() {
        listen(request -> matches(Integer.MAX_VALUE));
        Association association = connect(FIND);
        association.invoke(new DimseRequest.Find(FIND, IDENTIFIER), match -> {
            association.abort();
            return new CompletableFuture<>();
        });

        await().atMost(Duration.ofSeconds(60)).untilTrue(ended);
        await().atMost(Duration.ofSeconds(60)).until(() -> listener.statistics().open() == 0);
    }

    @Test
    void answersUnableToProcessWhereTheHandlerOrItsMatchesFail() {
        listen(request -> switch (request.dataSet().string(0x00100020).orElse("")) {
            case "THROWS" -> throw new IllegalStateException("handler");
            case "LATE" ->
                new Matches(
                        Stream.<Optional<DataSet>>of(Optional.of(IDENTIFIER))
                                .map(match -> {
                                    throw new IllegalStateException("match");
                                })
                                .map(match -> Optional.<DataSet>empty())
                                .iterator(),
                        () -> ended.set(true));
            default -> null;
        });
        Association association = connect(FIND);

        for (String id : List.of("THROWS", "LATE", "NOTHING")) {
            DataSet identifier = Attributes.of(Map.of("QueryRetrieveLevel", "STUDY", "PatientID", id));
            assertThat(get(association
                                    .invoke(new DimseRequest.Find(FIND, identifier), ResponseListener.NONE)
                                    .response())
                            .status()
                            .hex())
                    .isEqualTo("C001");
        }
        assertThat(ended).isTrue();
        assertThat(association.isOpen()).isTrue();
    }

    @Test
    void refusesAnIdentifierThatIsTooLong() {
        listen(64, request -> matches(1));
        DataSet identifier = Attributes.of(Map.of("QueryRetrieveLevel", "STUDY", "PatientName", "A".repeat(64)));

        assertThat(get(connect(FIND)
                                .invoke(new DimseRequest.Find(FIND, identifier), ResponseListener.NONE)
                                .response())
                        .status()
                        .hex())
                .isEqualTo("A700");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesAnIdentifierThatCannotBeRead() throws Exception {
        listen(request -> matches(1));
        try (FakePeer peer = FakePeer.calling(listener.address())) {
            peer.associate("ARCHIVE", "SCU", FIND, IMPLICIT);
            peer.expect(2);
            CommandSet find = new CommandSet(CommandField.C_FIND_RQ, true)
                    .uid(CommandTag.AFFECTED_SOP_CLASS_UID, FIND)
                    .number(CommandTag.MESSAGE_ID, 1)
                    .number(CommandTag.PRIORITY, 0);
            peer.send(1, find, new byte[] {0x10, 0, 0x20, 0, 100, 0, 0, 0, 'x', 'x'});
            assertThat(peer.command().number(CommandTag.STATUS)).hasValue(0xC001);
        }
        assertThat(requests).isEmpty();
    }

    private record Sub(String uid, int status) implements SubOperation {
        @Override
        public Optional<String> sopInstanceUid() {
            return Optional.of(uid);
        }

        @Override
        public CompletionStage<DimseStatus> send(ObjectRequestor requestor) {
            return status < 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("lost"))
                    : CompletableFuture.completedFuture(DimseStatus.of(status));
        }
    }

    private DimseResponse move(List<SubOperations> pending, Sub... objects) {
        listen(request -> new Retrieval(objects.length, List.of(objects).iterator(), () -> ended.set(true)));
        return get(connect(MOVE)
                .invoke(new DimseRequest.Move(MOVE, new AeTitle("DEST"), IDENTIFIER), response -> {
                    pending.add(response.subOperations().orElseThrow());
                    return CompletableFuture.completedFuture(null);
                })
                .response());
    }

    @Test
    void countsSubOperationsAndNamesThoseThatFailed() {
        List<SubOperations> pending = new ArrayList<>();
        DimseResponse last =
                move(pending, new Sub("1.1", 0), new Sub("1.2", 0xA700), new Sub("1.3", 0xB000), new Sub("1.4", -1));

        assertThat(last.status().hex()).isEqualTo("B000");
        assertThat(last.subOperations()).hasValue(new SubOperations(0, 1, 2, 1));
        assertThat(last.dataSet().orElseThrow().string(0x00080058)).hasValue("1.2\\1.4");
        assertThat(pending).startsWith(new SubOperations(3, 1, 0, 0)).hasSize(4);
        assertThat(ended).isTrue();
        assertThat(requests.element().moveDestination()).hasValue(new AeTitle("DEST"));
    }

    /** Where nobody answers, the client waits for ever. */
    @Test
    void answersAlthoughTheEndOfMatchesOrTheNameOfAnObjectFails() {
        Runnable end = () -> {
            throw new IllegalStateException("end");
        };
        SubOperation nameless = new SubOperation() {
            @Override
            public Optional<String> sopInstanceUid() {
                throw new IllegalStateException("name");
            }

            @Override
            public CompletionStage<DimseStatus> send(ObjectRequestor requestor) {
                return CompletableFuture.completedFuture(DimseStatus.of(0xA700));
            }
        };
        listen(request -> request.service() == Service.FIND
                ? new Matches(
                        List.<Optional<DataSet>>of(Optional.of(IDENTIFIER)).iterator(), end)
                : new Retrieval(2, List.of(nameless, new Sub("1.1", 0)).iterator(), end));

        assertThat(get(connect(FIND)
                                .invoke(new DimseRequest.Find(FIND, IDENTIFIER), ResponseListener.NONE)
                                .response())
                        .status()
                        .hex())
                .isEqualTo("0000");
        DimseResponse moved = get(connect(MOVE)
                .invoke(new DimseRequest.Move(MOVE, new AeTitle("DEST"), IDENTIFIER), ResponseListener.NONE)
                .response());
        assertThat(moved.status().hex()).isEqualTo("B000");
        assertThat(moved.subOperations()).hasValue(new SubOperations(0, 1, 1, 0));
    }

    @Test
    void saysThatNoneCouldBeSent() {
        assertThat(move(new ArrayList<>(), new Sub("1.1", -1)).status().hex()).isEqualTo("A702");
    }

    @Test
    void saysThatThereWasNothingToSend() {
        DimseResponse last = move(new ArrayList<>());
        assertThat(last.status().hex()).isEqualTo("0000");
        assertThat(last.subOperations()).hasValue(new SubOperations(0, 0, 0, 0));
    }

    @Test
    void tellsWhichInstanceWasCreated() {
        listen(request -> new Result(DimseStatus.of(0), Optional.of(request.dataSet()), Optional.of("1.2.3")));
        DataSet attributes = Attributes.of(Map.of("PerformedProcedureStepStatus", "IN PROGRESS"));

        DimseResponse created = get(connect(MPPS)
                .invoke(new DimseRequest.Create(MPPS, Optional.empty(), attributes), ResponseListener.NONE)
                .response());

        assertThat(created.status().isSuccess()).isTrue();
        assertThat(created.sopInstanceUid()).hasValue("1.2.3");
        assertThat(created.dataSet().orElseThrow().string(0x00400252)).hasValue("IN PROGRESS");
        DimseResponse set = get(connect(MPPS)
                .invoke(new DimseRequest.Set(MPPS, "1.2.4", attributes), ResponseListener.NONE)
                .response());
        assertThat(set.status().isSuccess()).isTrue();
        assertThat(requests)
                .last()
                .satisfies(request -> assertThat(request.sopInstanceUid()).hasValue("1.2.4"));
    }

    @Test
    void refusesWhatItsContextIsNotFor() {
        listen(request -> Result.of(0));
        DimseResponse response = get(connect(FIND)
                .invoke(new DimseRequest.Set(FIND, "1.2.4", IDENTIFIER), ResponseListener.NONE)
                .response());
        assertThat(response.status().hex()).isEqualTo("0211");
    }
}
