package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.ResponseListener;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.netty.NettyEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code dicom:listen} with services: normalized requests, and what is wrong with its options. */
@ExtendWith(NoBufferLeaks.class)
class ListenServicesTest extends CamelTestSupport {
    private static final String MPPS = "1.2.840.10008.3.1.2.3.3";
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";

    private final DicomAddress address = new DicomAddress(new AeTitle("MPPS"), "127.0.0.1", FreePort.find());
    private final DicomAddress archive = new DicomAddress(new AeTitle("ARCHIVE"), "127.0.0.1", FreePort.find());
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final NettyEngine engine = new NettyEngine();
    private final ConcurrentLinkedQueue<Map<String, Object>> headers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map<?, ?>> bodies = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        goesOn.countDown();
        engine.close();
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + address + "?services=mpps,commitment").process(exchange -> {
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    Map<?, ?> body = exchange.getMessage().getBody(Map.class);
                    bodies.add(body);
                    if ("COMPLETED".equals(body.get("PerformedProcedureStepStatus"))) {
                        exchange.getMessage().setHeader(DicomConstants.STATUS, 0x0110);
                    }
                });
                from("dicom:listen:" + archive + "?services=find&routeTimeout=300")
                        .process(exchange -> {
                            goesOn.await();
                            exchange.getMessage()
                                    .setBody(Stream.of(Map.of("PatientID", "1")).onClose(() -> closed.set(true)));
                        });
            }
        };
    }

    private DimseResponse ask(DimseRequest request) {
        return ask(address, request);
    }

    private DimseResponse ask(DicomAddress peer, DimseRequest request) {
        Association association = engine.connect(new AssociationRequest(
                        peer,
                        new AeTitle("MR1"),
                        List.of(ProposedContext.of(request.sopClassUid(), EXPLICIT)),
                        AssociationOptions.DEFAULTS))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        DimseResponse response = association
                .invoke(request, ResponseListener.NONE)
                .response()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        association.release();
        return response;
    }

    private static DataSet step(String status) {
        return Attributes.of(Map.of("PerformedProcedureStepStatus", status));
    }

    @Test
    void makesAnExchangeOfAStepAndGivesItAUid() {
        DimseResponse created = ask(new DimseRequest.Create(MPPS, Optional.empty(), step("IN PROGRESS")));

        assertThat(created.status().hex()).isEqualTo("0000");
        String uid = created.sopInstanceUid().orElseThrow();
        assertThat(headers.element())
                .containsEntry(DicomConstants.OPERATION, "mpps-create")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, uid)
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "MR1");
        assertThat(bodies.element().get("PerformedProcedureStepStatus")).isEqualTo("IN PROGRESS");
    }

    @Test
    void answersTheStatusThatTheRouteSets() {
        DimseResponse set = ask(new DimseRequest.Set(MPPS, "1.2.3", step("COMPLETED")));

        assertThat(set.status().hex()).isEqualTo("0110");
        assertThat(headers.element())
                .containsEntry(DicomConstants.OPERATION, "mpps-set")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, "1.2.3");
    }

    @Test
    void makesAnExchangeOfAReport() throws IOException {
        DataSet report = Attributes.of(Map.of(
                "TransactionUID",
                "1.2.3.4",
                "ReferencedSOPSequence",
                List.of(Map.of("ReferencedSOPClassUID", TestObjects.CT, "ReferencedSOPInstanceUID", "1.2.3.5"))));
        try (FakePeer peer = FakePeer.calling(address)) {
            peer.associate("MPPS", "PACS", Uid.STORAGE_COMMITMENT_PUSH_MODEL, EXPLICIT);
            peer.expect(2);
            peer.send(
                    1,
                    Operations.eventReportRequest(
                            7, Uid.STORAGE_COMMITMENT_PUSH_MODEL, "1.2.840.10008.1.20.1.1", 1, true),
                    DataSetEncoder.encode(report, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
            CommandSet response = peer.command();

            assertThat(response.is(CommandField.N_EVENT_REPORT_RSP)).isTrue();
            assertThat(response.number(CommandTag.STATUS)).hasValue(0);
            assertThat(response.number(CommandTag.MESSAGE_ID_BEING_RESPONDED_TO))
                    .hasValue(7);
            peer.send(FakePeer.RELEASE_RQ);
            peer.expect(6);
        }
        assertThat(headers.element())
                .containsEntry(DicomConstants.OPERATION, "event-report")
                .containsEntry(DicomConstants.TRANSACTION_UID, "1.2.3.4")
                .containsEntry(DicomConstants.SOP_CLASS_UID, Uid.STORAGE_COMMITMENT_PUSH_MODEL)
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, "1.2.840.10008.1.20.1.1")
                .containsEntry(DicomConstants.CALLING_AE_TITLE, "PACS")
                .containsEntry(DicomConstants.CALLED_AE_TITLE, "MPPS")
                .containsEntry(DicomConstants.REMOTE_ADDRESS, "127.0.0.1")
                .containsKey(DicomConstants.ASSOCIATION);
        assertThat(bodies.element().get("TransactionUID")).isEqualTo("1.2.3.4");
    }

    @Test
    void answersForARouteThatDoesNotEndAndDropsWhatItAnswersLater() {
        DataSet keys = Attributes.of(Map.of("QueryRetrieveLevel", "STUDY", "PatientID", ""));

        assertThat(ask(archive, new DimseRequest.Find(FIND, keys)).status().hex())
                .isEqualTo("C001");
        assertThat(closed).isFalse();

        goesOn.countDown();
        await().atMost(Duration.ofSeconds(60)).untilTrue(closed);
    }

    @Test
    void namesTheServiceThatWasMeant() {
        String uri = "dicom:listen:" + address + "?services=";
        assertThatThrownBy(() -> context.getEndpoint(uri + "store,fnd"))
                .hasStackTraceContaining("services: 'fnd' (expected: find? Or another of store, find, worklist, move,"
                        + " get, commitment, mpps)");
        assertThatThrownBy(() -> context.getEndpoint(uri + "find&routeTimeout=0"))
                .hasStackTraceContaining("routeTimeout: PT0S (expected: longer than zero)");
        assertThatThrownBy(() -> context.getEndpoint(uri + "move"))
                .hasStackTraceContaining("moveDestinations: none (expected: AE@host:port");
        assertThatThrownBy(() -> context.getEndpoint(uri + "move&moveDestinations=WORKSTATION"))
                .hasStackTraceContaining("moveDestinations: ");
        assertThatThrownBy(() -> context.getEndpoint(uri + "find&moveDestinations=A@127.0.0.1:104"))
                .hasStackTraceContaining("only with move in services");
    }
}
