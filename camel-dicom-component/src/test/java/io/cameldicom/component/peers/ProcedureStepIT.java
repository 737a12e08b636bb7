package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.netty.FakePeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Procedure steps from us to our own listener, as no other free peer has the service, and as DCMTK reads them. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class ProcedureStepIT {
    private static final Map<String, Object> BEGUN = Map.of(
            "ScheduledStepAttributesSequence",
            List.of(Map.of("StudyInstanceUID", "1.2.3", "ScheduledProcedureStepID", "SPS1")),
            "PatientName",
            "Müller^Jörg",
            "PatientID",
            "4711",
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
            {"PerformedProcedureStepStatus": "COMPLETED", "PerformedProcedureStepEndDate": "20260301",
             "PerformedProcedureStepEndTime": "0320",
             "PerformedSeriesSequence": [{"SeriesInstanceUID": "1.2.3.9", "ProtocolName": "KNEE",
               "ReferencedImageSequence": [{"ReferencedSOPClassUID": "1.2.840.10008.5.1.4.1.1.2",
                                            "ReferencedSOPInstanceUID": "1.2.3.9.1"}]}]}
            """;

    @TempDir
    Path folder;

    private Calls calls;

    @BeforeEach
    void start() {
        calls = new Calls();
    }

    @AfterEach
    void stop() {
        calls.close();
    }

    @Test
    void beginsAndEndsAStepInARouteOfOurs() throws Exception {
        BlockingQueue<Exchange> arrived = new LinkedBlockingQueue<>();
        DicomAddress ris = calls.listen(
                "RIS", 0, "?services=mpps", route -> route.process(exchange -> arrived.add(exchange.copy())));

        Exchange created = calls.succeed("dicom:mpps:" + ris + "?mppsOperation=create", BEGUN);
        String uid = created.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID, String.class);
        calls.succeed("dicom:mpps:" + ris + "?mppsOperation=set", ENDED, Map.of(DicomConstants.SOP_INSTANCE_UID, uid));

        Exchange begun = arrived.poll(60, TimeUnit.SECONDS);
        assertThat(begun.getMessage().getHeaders())
                .containsEntry(DicomConstants.OPERATION, "mpps-create")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, uid);
        assertThat(begun.getMessage().getBody(Map.class))
                .containsEntry("PatientName", "Müller^Jörg")
                .containsEntry("PerformedProcedureStepStatus", "IN PROGRESS");
        Exchange ended = arrived.poll(60, TimeUnit.SECONDS);
        assertThat(ended.getMessage().getHeaders())
                .containsEntry(DicomConstants.OPERATION, "mpps-set")
                .containsEntry(DicomConstants.SOP_INSTANCE_UID, uid);
        assertThat(ended.getMessage().getBody(Map.class)).containsEntry("PerformedProcedureStepStatus", "COMPLETED");
    }

    @Test
    void passesOnWhatARouteOfOursReceives() throws Exception {
        BlockingQueue<Exchange> arrived = new LinkedBlockingQueue<>();
        DicomAddress ris = calls.listen(
                "RIS", 0, "?services=mpps", route -> route.process(exchange -> arrived.add(exchange.copy())));
        DicomAddress relay = calls.listen("RELAY", 0, "?services=mpps", route -> route.to("dicom:mpps:" + ris));

        Exchange created = calls.succeed("dicom:mpps:" + relay + "?mppsOperation=create", BEGUN);

        assertThat(arrived.poll(60, TimeUnit.SECONDS).getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID))
                .isEqualTo(created.getMessage().getHeader(DicomConstants.SOP_INSTANCE_UID));
    }

    @Test
    void isReadByDcmtk() throws Exception {
        Dcmtk.require();
        CompletableFuture<byte[]> sent = new CompletableFuture<>();
        try (FakePeer peer = FakePeer.that(p -> {
            p.acceptAll();
            CommandSet command = p.command();
            sent.complete(p.dataSet());
            p.respond(command, 0);
            p.drain();
        })) {
            calls.succeed("dicom:mpps:" + peer.address() + "?mppsOperation=create", BEGUN);
        }
        Path file = Files.write(folder.resolve("step.dcm"), sent.get(60, TimeUnit.SECONDS));

        Command.Result dump = Dcmtk.run("dcmdump", "-f", "-te", file);

        assertThat(dump.output())
                .contains("(0008,0005) CS [ISO_IR 100]")
                .contains("(0008,1120) SQ (Sequence with explicit length #=0)")
                .contains("(0040,0252) CS [IN PROGRESS]")
                .contains("(0040,0270) SQ")
                .contains("    (0020,000d) UI [1.2.3]")
                .contains("    (0008,0050) SH (no value available)")
                .doesNotContain("E: ")
                .doesNotContain("W: ");
    }
}
