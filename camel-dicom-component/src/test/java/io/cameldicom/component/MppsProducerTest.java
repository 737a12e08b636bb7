package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.mpps.InvalidProcedureStepException;
import io.cameldicom.component.mpps.ProcedureStepException;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@EveryEngine
class MppsProducerTest extends CamelTestSupport {
    private static final String MPPS = "1.2.840.10008.3.1.2.3.3";
    private static final Map<String, Object> BEGUN = Map.of(
            "ScheduledStepAttributesSequence",
            List.of(Map.of("StudyInstanceUID", "1.2.3")),
            "PatientName",
            "Müller^Jörg",
            "PerformedProcedureStepID",
            "PPS1",
            "PerformedStationAETitle",
            "CT1",
            "PerformedProcedureStepStartDate",
            "20260301",
            "PerformedProcedureStepStartTime",
            "031244",
            "PerformedProcedureStepStatus",
            "IN PROGRESS",
            "Modality",
            "CT");
    private static final String ENDED = """
            {"PerformedProcedureStepStatus": "DISCONTINUED", "PerformedProcedureStepEndDate": "20260301",
             "PerformedProcedureStepEndTime": "0312",
             "PerformedSeriesSequence": [{"SeriesInstanceUID": "1.2.3.9", "ProtocolName": "KNEE"}]}
            """;

    /** What the peer got. */
    private record Asked(CommandSet command, DataSet attributes) {
        static Asked by(FakePeer peer) throws IOException {
            CommandSet command = peer.command();
            DataSet attributes = DataSetDecoder.decode(
                    peer.dataSet(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadLimits.DEFAULTS);
            return new Asked(command, attributes);
        }
    }

    @Test
    void beginsAStepUnderAUidOfOurs() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = answering(asked, 0)) {
            Exchange exchange = send(peer, "mppsOperation=create", BEGUN, Map.of());

            assertThat(exchange.getException()).isNull();
            Asked got = asked.join();
            assertThat(got.command().name()).isEqualTo("N-CREATE-RQ");
            assertThat(got.command().text(CommandTag.AFFECTED_SOP_CLASS_UID)).isEqualTo(MPPS);
            assertThat(got.command().text(CommandTag.AFFECTED_SOP_INSTANCE_UID))
                    .startsWith("2.25.")
                    .isEqualTo(exchange.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID));
            assertThat(got.attributes().string(0x00080005)).contains("ISO_IR 100");
            assertThat(got.attributes().contains(0x00100020)).isTrue();
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(DicomConstants.STATUS, 0)
                    .containsEntry(DicomConstants.OUTCOME, "done")
                    .containsEntry(DicomConstants.SOP_CLASS_UID, MPPS);
        }
    }

    @Test
    void endsAStepWithJson() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = answering(asked, 0)) {
            Exchange exchange =
                    send(peer, "mppsOperation=set", ENDED, Map.of(DicomConstants.SOP_INSTANCE_UID, "1.2.3.4"));

            assertThat(exchange.getException()).isNull();
            assertThat(asked.join().command().name()).isEqualTo("N-SET-RQ");
            assertThat(asked.join().command().text(CommandTag.REQUESTED_SOP_INSTANCE_UID))
                    .isEqualTo("1.2.3.4");
            assertThat(asked.join().attributes().string(0x00400252)).contains("DISCONTINUED");
        }
    }

    @Test
    void doesWhatTheHeaderOfAListenerSays() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = answering(asked, 0)) {
            send(
                    peer,
                    "mppsCheck=true",
                    BEGUN,
                    Map.of(
                            DicomConstants.OPERATION, "mpps-create",
                            DicomConstants.SOP_CLASS_UID, MPPS,
                            DicomConstants.SOP_INSTANCE_UID, "1.2.3.4"));

            assertThat(asked.join().command().text(CommandTag.AFFECTED_SOP_INSTANCE_UID))
                    .isEqualTo("1.2.3.4");
        }
    }

    @Test
    void givesAStepNotTheUidOfAnImage() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        try (FakePeer peer = answering(asked, 0)) {
            send(
                    peer,
                    "mppsOperation=create",
                    BEGUN,
                    Map.of(
                            DicomConstants.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2",
                            DicomConstants.SOP_INSTANCE_UID, "1.2.3.4"));

            assertThat(asked.join().command().text(CommandTag.AFFECTED_SOP_INSTANCE_UID))
                    .startsWith("2.25.");
        }
    }

    @Test
    void sendsNothingWhereAttributesAreMissing() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {})) {
            Exchange exchange = send(peer, "mppsOperation=create", Map.of("Modality", "CT"), Map.of());

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(InvalidProcedureStepException.class)
                    .hasMessageContaining("PerformedProcedureStepID: missing");
        }
    }

    @Test
    void saysWhatItLacks() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {})) {
            assertThat(send(peer, "mppsCheck=true", BEGUN, Map.of()).getException())
                    .hasCauseInstanceOf(ProcedureStepException.class)
                    .hasMessageContaining("mppsOperation");
            assertThat(send(peer, "mppsOperation=set", ENDED, Map.of()).getException())
                    .hasCauseInstanceOf(ProcedureStepException.class)
                    .hasMessageContaining("CamelDicomSopInstanceUid");
            assertThat(send(peer, "mppsOperation=create", 7, Map.of()).getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasMessageContaining("body");
            assertThat(send(peer, "mppsOperation=create", Map.of("Modalty", "CT"), Map.of())
                            .getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasMessageContaining("Modality");
        }
    }

    @Test
    void namesTheAttributesAtWhichThePeerTakesOffence() throws Exception {
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet command = Asked.by(p).command();
            DimseStatus status = new DimseStatus(0x0120, Optional.of("PATIENT SECRET"), List.of());
            p.respond(Dimse.response(command, status).tags(CommandTag.ATTRIBUTE_IDENTIFIER_LIST, List.of(0x00400254)));
            p.drain();
        })) {
            Exchange exchange = send(peer, "mppsOperation=create", BEGUN, Map.of());

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasMessageContaining("N-CREATE")
                    .hasMessageContaining("0120, missing attribute")
                    .hasMessageContaining("PerformedProcedureStepDescription")
                    .hasMessageNotContaining("SECRET");
            assertThat(exchange.getMessage().getHeader(DicomConstants.OFFENDING_ELEMENTS))
                    .isEqualTo(List.of("0040,0254"));
        }
    }

    @Test
    void failsForGoodWhereTheStepIsOver() throws Exception {
        try (FakePeer peer = answering(new CompletableFuture<>(), 0x0110)) {
            Exchange exchange =
                    send(peer, "mppsOperation=set", ENDED, Map.of(DicomConstants.SOP_INSTANCE_UID, "1.2.3.4"));

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasMessageContaining("completed or discontinued cannot be changed");
        }
    }

    @Test
    void failsForNowWhereThePeerCannotCreateTheStep() throws Exception {
        try (FakePeer peer = answering(new CompletableFuture<>(), 0x0110)) {
            assertThat(send(peer, "mppsOperation=create", BEGUN, Map.of()).getException())
                    .isInstanceOf(TransientDicomException.class);
        }
    }

    @Test
    void isDoneWithAWarning() throws Exception {
        try (FakePeer peer = answering(new CompletableFuture<>(), 0x0107)) {
            Exchange exchange = send(peer, "mppsOperation=create", BEGUN, Map.of());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isEqualTo("done-with-warning");
        }
    }

    @Test
    void takesAStepForBegunThatAnEarlierAttemptWithoutAnswerHasBegun() throws Exception {
        CompletableFuture<Asked> asked = new CompletableFuture<>();
        CompletableFuture<Asked> again = new CompletableFuture<>();
        try (FakePeer first = FakePeer.that(p -> {
                    p.acceptAll();
                    asked.complete(Asked.by(p));
                    p.reset();
                });
                FakePeer second = answering(again, 0x0111)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:begin")
                            .doTry()
                            .to("dicom:mpps:" + first.address() + "?mppsOperation=create")
                            .doCatch(OutcomeUnknownDicomException.class)
                            .removeHeaders("*")
                            .to("dicom:mpps:" + second.address() + "?mppsOperation=create")
                            .end();
                }
            });

            Exchange exchange =
                    template.send("direct:begin", sent -> sent.getMessage().setBody(BEGUN));

            assertThat(exchange.getException()).isNull();
            assertThat(again.join().command().text(CommandTag.AFFECTED_SOP_INSTANCE_UID))
                    .isEqualTo(asked.join().command().text(CommandTag.AFFECTED_SOP_INSTANCE_UID));
            assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isEqualTo("done");
        }
    }

    @Test
    void takesNoStepOfSomebodyElseForItsOwn() throws Exception {
        try (FakePeer peer = answering(new CompletableFuture<>(), 0x0111)) {
            assertThat(send(peer, "mppsOperation=create", BEGUN, Map.of(DicomConstants.SOP_INSTANCE_UID, "1.2.3.4"))
                            .getException())
                    .isInstanceOf(DuplicateInstanceException.class);
        }
    }

    private static FakePeer answering(CompletableFuture<Asked> asked, int status) {
        return FakePeer.that(p -> {
            p.acceptAll();
            asked.complete(Asked.by(p));
            p.respond(asked.join().command(), status);
            p.drain();
        });
    }

    private Exchange send(FakePeer peer, String options, Object body, Map<String, Object> headers) {
        return template.send("dicom:mpps:" + peer.address() + "?" + options, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
    }
}
