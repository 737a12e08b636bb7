package io.cameldicom.component.mpps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcedureStepTest {
    @Test
    void addsWhatMustBeThereAndMayBeEmpty() {
        DataSet complete = ProcedureStep.toCreate(Attributes.of(begun()));

        assertThat(complete.element(0x00100010)).isPresent(); // Patient's Name
        assertThat(complete.string(0x00100010)).isEmpty();
        assertThat(complete.element(0x00400340)).isPresent(); // Performed Series Sequence
        assertThat(complete.items(0x00400340)).isEmpty();
        assertThat(complete.items(0x00400270)).singleElement().satisfies(item -> {
            assertThat(item.string(0x0020000D)).contains("1.2.3");
            assertThat(item.contains(0x00080050)).isTrue(); // Accession Number
        });
        assertThat(complete.size()).isEqualTo(23);
    }

    @Test
    void keepsWhatIsGiven() {
        Map<String, Object> begun = begun();
        begun.put("PatientID", "4711");
        begun.put("CommentsOnThePerformedProcedureStep", "none");

        DataSet complete = ProcedureStep.toCreate(Attributes.of(begun));

        assertThat(complete.string(0x00100020)).contains("4711");
        assertThat(complete.string(0x00400280)).contains("none");
    }

    @Test
    void namesAllThatIsMissingAtOnceAndNoValue() {
        Map<String, Object> begun = begun();
        begun.remove("PerformedProcedureStepID");
        begun.put("Modality", "");
        begun.put("PerformedProcedureStepStatus", "COMPLETED");
        begun.put("ScheduledStepAttributesSequence", List.of(Map.of("AccessionNumber", "SECRET")));

        assertThatThrownBy(() -> ProcedureStep.toCreate(Attributes.of(begun)))
                .isInstanceOfSatisfying(
                        InvalidProcedureStepException.class,
                        failure -> assertThat(failure.problems())
                                .containsExactlyInAnyOrder(
                                        "PerformedProcedureStepStatus: a value that it cannot have here (expected: IN PROGRESS)",
                                        "ScheduledStepAttributesSequence[0].StudyInstanceUID: missing (expected: a value)",
                                        "PerformedProcedureStepID: missing (expected: a value)",
                                        "Modality: missing (expected: a value)"))
                .hasMessageStartingWith("N-CREATE of a procedure step: ")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void wantsTheInstanceInTheHeader() {
        Map<String, Object> begun = begun();
        begun.put("SOPInstanceUID", "1.2.3.4");

        assertThatThrownBy(() -> ProcedureStep.toCreate(Attributes.of(begun)))
                .hasMessageContaining("SOPInstanceUID")
                .hasMessageContaining("CamelDicomSopInstanceUid");
    }

    @Test
    void letsAStepBeChangedWhileItIsInProgress() {
        DataSet changes = Attributes.of(Map.of("PerformedProcedureStepDescription", "knee, left"));

        assertThat(ProcedureStep.toSet(changes)).isSameAs(changes);
    }

    @Test
    void wantsEndAndSeriesWithAFinalStatus() {
        assertThatThrownBy(
                        () -> ProcedureStep.toSet(Attributes.of(Map.of("PerformedProcedureStepStatus", "COMPLETED"))))
                .hasMessageContaining("PerformedProcedureStepEndDate: missing")
                .hasMessageContaining("PerformedProcedureStepEndTime: missing")
                .hasMessageContaining("PerformedSeriesSequence: missing");
    }

    @Test
    void completesTheSeries() {
        DataSet complete = ProcedureStep.toSet(Attributes.of(ended()));

        assertThat(complete.items(0x00400340)).singleElement().satisfies(series -> {
            assertThat(series.string(0x0020000E)).contains("1.2.3.9");
            assertThat(series.contains(0x00081140)).isTrue(); // Referenced Image Sequence
        });
    }

    @Test
    void wantsEachSeriesToHaveItsUid() {
        Map<String, Object> ended = ended();
        ended.put("PerformedSeriesSequence", List.of(Map.of("ProtocolName", "KNEE")));

        assertThatThrownBy(() -> ProcedureStep.toSet(Attributes.of(ended)))
                .hasMessageContaining("PerformedSeriesSequence[0].SeriesInstanceUID: missing (expected: a value)");
    }

    @Test
    void refusesToChangeWhatStaysAsItWasCreated() {
        Map<String, Object> ended = ended();
        ended.put("PatientName", "SECRET");

        assertThatThrownBy(() -> ProcedureStep.toSet(Attributes.of(ended)))
                .hasMessageContaining("PatientName: cannot be changed")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void knowsTheThreeStatuses() {
        assertThatThrownBy(() -> ProcedureStep.toSet(Attributes.of(Map.of("PerformedProcedureStepStatus", "DONE"))))
                .hasMessageContaining("IN PROGRESS, COMPLETED or DISCONTINUED");
    }

    private static Map<String, Object> begun() {
        return new HashMap<>(Map.of(
                "ScheduledStepAttributesSequence",
                List.of(Map.of("StudyInstanceUID", "1.2.3")),
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
                "CT"));
    }

    private static Map<String, Object> ended() {
        return new HashMap<>(Map.of(
                "PerformedProcedureStepStatus",
                "COMPLETED",
                "PerformedProcedureStepEndDate",
                "20260301",
                "PerformedProcedureStepEndTime",
                "032000",
                "PerformedSeriesSequence",
                List.of(Map.of("SeriesInstanceUID", "1.2.3.9", "ProtocolName", "KNEE"))));
    }
}
