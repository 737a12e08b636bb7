package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.progress.DicomProgress;
import io.cameldicom.component.progress.DicomProgressListener;
import io.cameldicom.component.progress.RetrieveProgress;
import io.cameldicom.component.query.IncompleteRetrieveException;
import io.cameldicom.component.query.RetrieveResult;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MalformedResponseException;
import io.cameldicom.toolkit.engine.SubOperations;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries and retrieval with a peer that answers as a test tells it to. */
@EveryEngine
class QueryProducerTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PENDING = 0xFF00;
    private static final int CANCELLED = 0xFE00;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "A700, TransientDicomException",
        "A900, PermanentDicomException",
        "C001, PermanentDicomException",
        "0122, PermanentDicomException",
        "FE00, TransientDicomException"
    })
    void saysWhatAFailureMeans(String status, String exception) throws Exception {
        try (FakePeer peer = FakePeer.that(p -> answer(p, Integer.parseInt(status, 16)))) {
            Exception failure = find(peer, "").getException();

            assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
            assertThat(failure).hasMessageContaining(status).hasCauseInstanceOf(DimseStatusException.class);
        }
    }

    @Test
    void failsWhereAMatchIsNone() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> answer(p, PENDING))) {
            assertThat(find(peer, "").getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(MalformedResponseException.class);
        }
    }

    @Test
    void tellsThatThePeerDoesNotSupportAllKeys() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet request = request(p);
            match(p, request, 0xFF01, "1");
            p.respond(Operations.response(request, status(0), false));
        })) {
            Exchange found = find(peer, "");

            assertThat(found.getException()).isNull();
            assertThat(found.getMessage().getHeader(DicomConstants.KEYS_UNSUPPORTED))
                    .isEqualTo(true);
            assertThat(found.getMessage().getHeader(DicomConstants.MATCH_COUNT)).isEqualTo(1);
            assertThat(found.getMessage().getBody().toString()).isEqualTo("Matches[1]");
            assertThat(found.getMessage().getBody(String.class))
                    .isEqualTo("[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"1\"]}}]");
        }
    }

    @Test
    void cancelsWhatTakesTooLong() throws Exception {
        try (FakePeer peer = FakePeer.that(QueryProducerTest::matchesUntilItIsCancelled)) {
            assertThat(find(peer, "&operationTimeout=300").getException())
                    .isInstanceOf(TransientDicomException.class)
                    .hasCauseInstanceOf(DicomTimeoutException.class)
                    .hasMessageContaining("operationTimeout of C-FIND");
        }
    }

    @Test
    void cancelsBeyondTheLimit() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet request = request(p);
            match(p, request, PENDING, "1");
            match(p, request, PENDING, "2");
            awaitCancel(p);
            p.respond(Operations.response(request, status(CANCELLED), false));
        })) {
            Exchange found = find(peer, "&limit=1");

            assertThat(found.getException()).isNull();
            assertThat(found.getMessage().getBody(List.class)).isEqualTo(List.of(Map.of("PatientID", "1")));
            assertThat(found.getMessage().getHeader(DicomConstants.MORE_MATCHES))
                    .isEqualTo(true);
        }
    }

    @Test
    void cancelsAStreamThatTheRouteLeaves() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        try (FakePeer peer = FakePeer.that(QueryProducerTest::matchesUntilItIsCancelled)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("dicom:find:" + peer.address() + "?level=STUDY&stream=true")
                            .process(exchange -> seen.add(exchange.getMessage()
                                    .getBody(Iterator.class)
                                    .next()));
                }
            });

            assertThat(template.send("direct:stream", exchange -> {}).getException())
                    .isNull();
            peer.finished(); // it was cancelled
            assertThat(seen).isEqualTo(List.of(Map.of("PatientID", "1")));
        }
    }

    @Test
    void tellsWhichObjectsFailed() throws Exception {
        List<RetrieveProgress> heard = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("listener", new DicomProgressListener() {
            @Override
            public void progress(DicomProgress progress) {}

            @Override
            public void retrieved(RetrieveProgress progress) {
                heard.add(progress);
            }
        });
        try (FakePeer peer = FakePeer.that(QueryProducerTest::movesHalf)) {
            Exchange moved = move(peer, "&progressListener=#listener");

            assertThat(moved.getException()).isNull();
            assertThat(moved.getMessage().getBody())
                    .isEqualTo(new RetrieveResult(0xB000, 1, 1, 0, 0, List.of("1.2.9")));
            assertThat(moved.getMessage().getHeader(DicomConstants.COMPLETED)).isEqualTo(1);
            assertThat(moved.getMessage().getHeader(DicomConstants.FAILED)).isEqualTo(1);
            await().atMost(BOUND).until(() -> heard.size() == 2);
            assertThat(heard.get(0).remaining()).isEqualTo(1);
            assertThat(heard.get(1).outcome()).isPresent();
        }
    }

    @Test
    void failsForWhatFailedWhereTheRouteWantsThat() throws Exception {
        try (FakePeer peer = FakePeer.that(QueryProducerTest::movesHalf)) {
            assertThat(move(peer, "&failOnPartial=true").getException())
                    .isInstanceOf(TransientDicomException.class)
                    .hasMessageContaining("1 objects failed, 1 arrived")
                    .cause()
                    .isInstanceOfSatisfying(
                            IncompleteRetrieveException.class,
                            cause ->
                                    assertThat(cause.result().failedInstances()).containsExactly("1.2.9"));
        }
    }

    @Test
    void needsAMoveDestination() throws Exception {
        Exchange moved = template.send(
                "dicom:move:PEER@127.0.0.1:1?level=STUDY",
                exchange -> exchange.getMessage().setBody(Map.of("StudyInstanceUID", "1.2")));

        assertThat(moved.getException()).hasMessageContaining("moveDestination: none (expected: the AE title");
    }

    private static void answer(FakePeer p, int code) throws IOException {
        p.acceptAll();
        p.respond(Operations.response(request(p), status(code), false));
        p.drain();
    }

    private static void matchesUntilItIsCancelled(FakePeer p) throws IOException {
        p.acceptAll();
        CommandSet request = request(p);
        match(p, request, PENDING, "1");
        awaitCancel(p);
        p.respond(Operations.response(request, status(CANCELLED), false));
    }

    private static void awaitCancel(FakePeer p) throws IOException {
        assertThat(p.command().is(CommandField.C_CANCEL_RQ)).isTrue();
    }

    private static void movesHalf(FakePeer p) throws IOException {
        p.acceptAll();
        CommandSet request = request(p);
        p.respond(Operations.response(request, counted(PENDING, 1, 1, 0), false));
        p.respond(
                Operations.response(request, counted(0xB000, 0, 1, 1), true),
                encoded(Attributes.of(Map.of("FailedSOPInstanceUIDList", "1.2.9"))));
    }

    private static CommandSet request(FakePeer p) throws IOException {
        CommandSet command = p.command();
        p.dataSet();
        return command;
    }

    private static void match(FakePeer p, CommandSet request, int code, String patientId) throws IOException {
        p.respond(
                Operations.response(request, status(code), true),
                encoded(Attributes.of(Map.of("PatientID", patientId))));
    }

    private static byte[] encoded(DataSet dataSet) {
        return DataSetEncoder.encode(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static DimseResponse status(int code) {
        return DimseResponse.of(DimseStatus.of(code));
    }

    private static DimseResponse counted(int code, int remaining, int completed, int failed) {
        return new DimseResponse(
                DimseStatus.of(code),
                Optional.empty(),
                Optional.of(new SubOperations(remaining, completed, failed, 0)),
                Optional.empty());
    }

    private Exchange find(FakePeer peer, String options) {
        return template.send(
                "dicom:find:" + peer.address() + "?level=STUDY&returnKeys=PatientID" + options, exchange -> {});
    }

    private Exchange move(FakePeer peer, String options) {
        return template.send(
                "dicom:move:" + peer.address() + "?level=STUDY&moveDestination=US" + options,
                exchange -> exchange.getMessage().setBody(Map.of("StudyInstanceUID", "1.2")));
    }
}
