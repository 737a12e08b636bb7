package io.cameldicom.toolkit.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.StoreResponse;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.service.ObjectRequestor;
import io.cameldicom.toolkit.service.OfferedServices;
import io.cameldicom.toolkit.service.Service;
import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Result;
import io.cameldicom.toolkit.service.ServiceAnswer.Retrieval;
import io.cameldicom.toolkit.service.ServiceHandler;
import io.cameldicom.toolkit.service.SubOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers who ask for more than a slow route can answer. */
class FloodOfQueriesTest {
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String GET = "1.2.840.10008.5.1.4.1.2.2.3";
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final byte[] IDENTIFIER = {0x10, 0, 0x20, 0, 0, 0, 0, 0};
    private static final int ASSOCIATIONS = 3;

    private final ConcurrentLinkedQueue<CompletableFuture<ServiceAnswer>> asked = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @Test
    void doesNotRunOutOfMemory() {
        Command.Result result = SmallJvm.run(FloodOfQueriesMain.class, folder.resolve("incoming"));

        assertThat(result.output()).contains("status 0, ");
        assertThat(result.exitCode()).isZero();
    }

    /** What they have asked for is with the route still, and may hold a thread of it. */
    @Test
    void leavesNoMoreRequestsBehindThanTwiceTheAssociations() throws Exception {
        try (DicomListener listener = listen()) {
            for (int i = 1; i <= 2 * ASSOCIATIONS; i++) {
                int number = i;
                try (FakePeer peer = ask(listener)) {
                    await().atMost(Duration.ofSeconds(60)).until(() -> asked.size() == number);
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> listener.statistics().open() == 0);
            }
            try (FakePeer peer = ask(listener)) {
                assertThat(peer.command().number(CommandTag.STATUS)).hasValue(0xA700);
            }
            assertThat(asked).hasSize(2 * ASSOCIATIONS);

            asked.remove().complete(Result.of(0));
            try (FakePeer peer = ask(listener)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> asked.size() == 2 * ASSOCIATIONS);
            }
        }
    }

    /**
     * With more requests than are taken at a time, the answer for which the listener waits cannot be heard any more, nor that
     * the peer has hung up.
     */
    @Test
    void endsTheAssociationOfWhoNeitherAnswersNorWaits() throws Exception {
        Segment content = new Segment.Heap(new byte[8]);
        EncodedDataSet object = new EncodedDataSet(CT, "1.2.3", IMPLICIT, List.of(content));
        SubOperation sending = new SubOperation() {
            @Override
            public Optional<String> sopInstanceUid() {
                return Optional.of("1.2.3");
            }

            @Override
            public CompletionStage<DimseStatus> send(ObjectRequestor requestor) {
                return requestor.store(object).thenApply(StoreResponse::status);
            }
        };
        try (DicomListener listener = listen(request -> CompletableFuture.completedFuture(
                new Retrieval(1, List.of(sending).iterator(), () -> {})))) {
            try (FakePeer peer = FakePeer.calling(listener.address())) {
                peer.associateForGet("ARCHIVE", "STRANGER", GET, CT, IMPLICIT);
                peer.expect(2);
                CommandSet get = new CommandSet(CommandField.C_GET_RQ, true)
                        .uid(CommandTag.AFFECTED_SOP_CLASS_UID, GET)
                        .number(CommandTag.MESSAGE_ID, 1)
                        .number(CommandTag.PRIORITY, 0);
                peer.send(1, get, IDENTIFIER);
                for (int id = 2; id < 10; id++) {
                    peer.send(1, Dimse.echoRequest(id), new byte[0]);
                }
                assertThat(peer.command().is(CommandField.C_STORE_RQ)).isTrue();
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listener.statistics().open() == 0);
        }
    }

    private DicomListener listen() {
        return listen(request -> {
            CompletableFuture<ServiceAnswer> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        });
    }

    private DicomListener listen(ServiceHandler handler) {
        OfferedServices offered = new OfferedServices(
                EnumSet.allOf(Service.class), OfferedServices.DEFAULT_MAXIMUM_DATA_SET_LENGTH, handler);
        ListenerOptions options = new ListenerOptions(
                new AeTitle("ARCHIVE"),
                ListenerOptions.LOOPBACK,
                0,
                folder.resolve("incoming"),
                false,
                Set.of(),
                ASSOCIATIONS,
                Set.of(),
                Set.of(),
                ReceptionLimits.DEFAULTS,
                new AssociationOptions(
                        SHORT,
                        SHORT,
                        SHORT,
                        SHORT,
                        Duration.ofSeconds(60),
                        SHORT,
                        16384,
                        16384,
                        Optional.empty(),
                        false));
        return DicomListener.start(options, object -> CompletableFuture.completedFuture(DimseStatus.of(0)), offered);
    }

    private static FakePeer ask(DicomListener listener) throws Exception {
        FakePeer peer = FakePeer.calling(listener.address());
        peer.associate("ARCHIVE", "STRANGER", FIND, IMPLICIT);
        peer.expect(2);
        CommandSet find = new CommandSet(CommandField.C_FIND_RQ, true)
                .uid(CommandTag.AFFECTED_SOP_CLASS_UID, FIND)
                .number(CommandTag.MESSAGE_ID, 1)
                .number(CommandTag.PRIORITY, 0);
        peer.send(1, find, IDENTIFIER);
        return peer;
    }
}
