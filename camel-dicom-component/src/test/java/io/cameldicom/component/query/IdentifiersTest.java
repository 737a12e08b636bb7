package io.cameldicom.component.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    private static final int LEVEL = 0x00080052;
    private static final Identifiers STUDY_ROOT = of(InformationModel.STUDY_ROOT, null);
    private static final Identifiers PATIENT_ROOT = of(InformationModel.PATIENT_ROOT, null);

    @Test
    void asksForWhatPeopleWantToSee() {
        DataSet identifier = STUDY_ROOT.find(keys(Map.of("PatientName", "A*")), Optional.of("study"));

        assertThat(names(identifier))
                .contains("QueryRetrieveLevel", "PatientName", "PatientID", "StudyInstanceUID", "ModalitiesInStudy");
        assertThat(Attributes.map(identifier))
                .containsEntry("PatientName", "A*")
                .containsEntry("StudyInstanceUID", null)
                .containsEntry("QueryRetrieveLevel", "STUDY");
    }

    @Test
    void asksForNoMoreThanTheOptionSays() {
        Identifiers identifiers = new Identifiers(
                InformationModel.STUDY_ROOT,
                Optional.of("STUDY"),
                Optional.of(ReturnKeys.of(List.of("StudyDescription", "00080090"))),
                false);

        assertThat(names(identifiers.find(keys(Map.of("PatientID", "1")), Optional.empty())))
                .containsExactly("QueryRetrieveLevel", "ReferringPhysicianName", "StudyDescription", "PatientID");
    }

    @Test
    void asksForWhatIsInItems() {
        DataSet identifier = of(InformationModel.WORKLIST, null)
                .find(keys(Map.of("ScheduledProcedureStepSequence", Map.of("Modality", "MR"))), Optional.empty());

        assertThat(identifier.contains(LEVEL)).isFalse();
        assertThat(identifier.items(0x00400100)).hasSize(1);
        assertThat(Attributes.map(identifier.items(0x00400100).get(0)))
                .containsEntry("Modality", "MR")
                .containsEntry("ScheduledProcedureStepStartDate", null);
    }

    @Test
    void takesTheLevelOfTheBodyThenOfTheExchangeThenOfTheOption() {
        Identifiers identifiers = of(InformationModel.PATIENT_ROOT, "PATIENT");

        assertThat(level(identifiers.find(DataSet.EMPTY, Optional.empty()))).isEqualTo("PATIENT");
        assertThat(level(identifiers.find(keys(Map.of("PatientID", "1")), Optional.of("STUDY"))))
                .isEqualTo("STUDY");
        assertThat(level(identifiers.find(
                        keys(Map.of("PatientID", "1", "QueryRetrieveLevel", "PATIENT")), Optional.of("STUDY"))))
                .isEqualTo("PATIENT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FOO     | level: 'FOO' in model study-root (expected: STUDY, SERIES, IMAGE)
            PATIENT | level: 'PATIENT' in model study-root (expected: STUDY, SERIES, IMAGE)
            SERIES  | StudyInstanceUID: missing (expected: one STUDY, as the level is SERIES
            IMAGE   | StudyInstanceUID: missing
            """)
    void saysWhatTheModelAllows(String level, String message) {
        assertThatThrownBy(() -> STUDY_ROOT.find(DataSet.EMPTY, Optional.of(level)))
                .isInstanceOf(IllegalQueryException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void needsALevelWhereTheModelHasThem() {
        assertThatThrownBy(() -> STUDY_ROOT.find(DataSet.EMPTY, Optional.empty()))
                .isInstanceOf(IllegalQueryException.class)
                .hasMessageStartingWith("level: none (expected: STUDY, SERIES, IMAGE, by");
        assertThatThrownBy(() -> of(InformationModel.WORKLIST, null).find(DataSet.EMPTY, Optional.of("STUDY")))
                .hasMessage("level: given (expected: none, as worklist has no levels)");
    }

    @Test
    void needsOneUniqueKeyOfEachLevelAbove() {
        assertThatThrownBy(() -> PATIENT_ROOT.find(keys(Map.of("PatientID", "Mei*")), Optional.of("STUDY")))
                .hasMessageStartingWith("PatientID: not a single one (expected: one PATIENT")
                .hasMessageNotContaining("Mei");
        assertThatThrownBy(() ->
                        STUDY_ROOT.find(keys(Map.of("StudyInstanceUID", List.of("1.2", "1.3"))), Optional.of("SERIES")))
                .hasMessageStartingWith("StudyInstanceUID: not a single one");

        Identifiers relational =
                new Identifiers(InformationModel.STUDY_ROOT, Optional.of("IMAGE"), Optional.empty(), true);
        assertThat(level(relational.find(DataSet.EMPTY, Optional.empty()))).isEqualTo("IMAGE");
    }

    @Test
    void retrievesByUniqueKeysAlone() {
        Map<String, Object> match = Map.of(
                "PatientName", "MÜLLER", "PatientID", "1", "StudyInstanceUID", "1.2", "SeriesInstanceUID", "1.2.3");

        DataSet series = STUDY_ROOT.retrieval(keys(match), Optional.of("SERIES"));

        assertThat(names(series))
                .containsExactly("SpecificCharacterSet", "QueryRetrieveLevel", "StudyInstanceUID", "SeriesInstanceUID");
        assertThat(names(PATIENT_ROOT.retrieval(keys(Map.of("PatientID", "1")), Optional.of("PATIENT"))))
                .containsExactly("QueryRetrieveLevel", "PatientID");
        assertThatThrownBy(() -> STUDY_ROOT.retrieval(keys(Map.of("PatientName", "Meier")), Optional.of("STUDY")))
                .isInstanceOf(IllegalQueryException.class)
                .hasMessageStartingWith("StudyInstanceUID: missing (expected: the one to retrieve, or a list")
                .hasMessageNotContaining("Meier");
    }

    @Test
    void checksNothingOfASopClassThatIsNotKnown() {
        Identifiers other = of(InformationModel.parse("1.2.3"), null);

        assertThat(names(other.find(keys(Map.of("PatientID", "1")), Optional.empty())))
                .containsExactly("PatientID");
        assertThat(level(other.find(DataSet.EMPTY, Optional.of("FOO")))).isEqualTo("FOO");
    }

    private static Identifiers of(InformationModel model, String level) {
        return new Identifiers(model, Optional.ofNullable(level), Optional.empty(), false);
    }

    private static DataSet keys(Map<String, ?> keys) {
        return Attributes.of(keys);
    }

    private static String level(DataSet identifier) {
        return identifier.string(LEVEL).orElse("");
    }

    private static List<String> names(DataSet dataSet) {
        return StreamSupport.stream(dataSet.spliterator(), false)
                .map(element -> AttributeName.of(element.tag()))
                .toList();
    }
}
