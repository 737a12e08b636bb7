package io.cameldicom.component.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.Studies;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.testing.Wlmscpfs;
import io.cameldicom.testing.WorklistItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code wlmscpfs}, the worklist server of DCMTK. */
@ExtendWith(NoBufferLeaks.class)
@EveryEngine
class WlmscpfsIT {
    private static Wlmscpfs server;
    private static Calls calls;

    @BeforeAll
    static void start() {
        Dcmtk.require();
        server = Wlmscpfs.start()
                .with(WorklistItems.umlauts())
                .with(WorklistItems.utf8())
                .with(WorklistItems.japanese());
        calls = new Calls();
    }

    @AfterAll
    static void stop() throws Exception {
        Closing.all(calls, server);
    }

    @Test
    void answersTheEcho() {
        calls.succeed("dicom:echo:" + server.address(), null);
    }

    @Test
    void tellsWhatIsScheduledInTheSetOfEachItem() {
        assertThat(find(Queries.WORKLIST))
                .extracting(item -> item.get("PatientName"))
                .containsExactlyInAnyOrder(TestObjects.UMLAUTS, Studies.SHARP_S, TestObjects.JAPANESE);
    }

    @Test
    void tellsWhatAModalityNeedsWithoutBeingAskedForEachAttribute() {
        Map<String, Object> item = find(Map.of("AccessionNumber", "A1")).get(0);

        assertThat(item)
                .containsEntry("PatientID", "P1")
                .containsEntry("RequestedProcedureID", "RA1")
                .containsKeys("StudyInstanceUID", "ScheduledProcedureStepSequence");
        assertThat(((List<?>) item.get("ScheduledProcedureStepSequence")).get(0))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("ScheduledStationAETitle", WorklistItems.STATION)
                .containsEntry("ScheduledProcedureStepDescription", "Schädel nativ");
    }

    @Test
    void readsWhatDeclaresNoSetInTheOneOfTheOption() {
        try (Wlmscpfs old = Wlmscpfs.start("-cs0").with(WorklistItems.umlauts()).with(WorklistItems.japanese())) {
            String peer = old.address().toString();

            assertThat(find(peer, ""))
                    .noneMatch(item -> item.containsKey("SpecificCharacterSet"))
                    .extracting(item -> item.get("PatientName"))
                    .doesNotContain(TestObjects.UMLAUTS, TestObjects.JAPANESE);
            assertThat(find(peer, "&matchCharacterSet=ISO_IR 100"))
                    .extracting(item -> item.get("PatientName"))
                    .contains(TestObjects.UMLAUTS);
            assertThat(find(peer, "&matchCharacterSet=RAW(\\ISO 2022 IR 87)"))
                    .extracting(item -> item.get("PatientName"))
                    .contains(TestObjects.JAPANESE);
        }
    }

    @Test
    void readsWhatDeclaresNoSetInTheOneOfTheOptionAlsoInAStream() throws Exception {
        try (Wlmscpfs old = Wlmscpfs.start("-cs0").with(WorklistItems.umlauts())) {
            List<Object> names = new ArrayList<>();
            calls.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stream")
                            .to("dicom:find:" + old.address()
                                    + "?model=worklist&stream=true&matchCharacterSet=ISO_IR 100")
                            .split(body())
                            .streaming()
                            .process(item -> names.add(
                                    item.getMessage().getBody(Map.class).get("PatientName")));
                }
            });
            calls.succeed("direct:stream", Queries.WORKLIST);

            assertThat(names).containsExactly(TestObjects.UMLAUTS);
        }
    }

    @Test
    void leavesAMatchAloneThatDeclaresItsSet() {
        assertThat(find(server.address().toString(), "&matchCharacterSet=ISO_IR 144"))
                .extracting(item -> item.get("PatientName"))
                .containsExactlyInAnyOrder(TestObjects.UMLAUTS, Studies.SHARP_S, TestObjects.JAPANESE);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> find(String peer, String options) {
        return calls.succeed("dicom:find:" + peer + "?model=worklist" + options, Queries.WORKLIST)
                .getMessage()
                .getBody(List.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> find(Map<String, Object> keys) {
        return calls.succeed("dicom:find:" + server.address() + "?model=worklist", keys)
                .getMessage()
                .getBody(List.class);
    }
}
