package io.cameldicom.toolkit.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.data.DataSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMatchingTest {
    private static boolean matches(Map<String, ?> keys, Map<String, ?> candidate) {
        return KeyMatching.of(Attributes.of(keys)).matches(Attributes.of(candidate));
    }

    @ParameterizedTest(name = "{0}: key {1} of value {2} is {3}")
    @CsvSource({
        "PatientName, Müller^Jörg, müller^JÖRG, true",
        "PatientName, MÜLL*, Müller^Jörg, true",
        "PatientName, Müller, Müller^Jörg, false",
        "PatientName, Müller, Müller^^, true",
        "PatientName, 山田*, Yamada^Tarou=山田^太郎, true",
        "PatientName, M?ller*, Müller^Jörg, true",
        "PatientName, *^Jörg, Müller^Jörg, true",
        "PatientName, *ö*ö*, Müller^Jörg, false",
        "PatientID, 4711, 4711, true",
        "PatientID, 4711, 47110, false",
        "PatientID, 47*, 4711, true",
        "PatientID, a*, A1, false",
        "StudyDate, 20240131, 20240131, true",
        "StudyDate, 20240101-20240131, 20240131, true",
        "StudyDate, 20240101-20240130, 20240131, false",
        "StudyDate, 20240131-, 20240131, true",
        "StudyDate, -20240130, 20240131, false",
        "StudyTime, 0900-1000, 093000.5, true",
        "StudyTime, 0900-1000, 100000, true",
        "StudyTime, 0900-0959, 100000, false",
        "AcquisitionDateTime, 20240101-20241231, 20240601120000+0100, true",
        "InstanceNumber, 007, 7, true",
        "InstanceNumber, 8, 7, false",
    })
    void matchesAKeyOfOneValue(String attribute, String key, String value, boolean expected) {
        assertThat(matches(Map.of(attribute, key), Map.of(attribute, value))).isEqualTo(expected);
    }

    @Test
    void matchesEverythingByAnEmptyKey() {
        assertThat(matches(Map.of("PatientID", ""), Map.of("PatientID", "1"))).isTrue();
        assertThat(matches(Map.of("PatientID", ""), Map.of("PatientID", ""))).isTrue();
        assertThat(matches(Map.of("PatientID", ""), Map.of("PatientName", "A"))).isTrue();
    }

    @Test
    void matchesAnElementWithoutAValueByTheWildcardAlone() {
        assertThat(matches(Map.of("PatientID", "*"), Map.of("PatientID", ""))).isTrue();
        assertThat(matches(Map.of("PatientID", "1"), Map.of("PatientID", ""))).isFalse();
        assertThat(matches(Map.of("PatientID", "\"\""), Map.of("PatientID", "")))
                .isTrue();
        assertThat(matches(Map.of("PatientID", "\"\""), Map.of("PatientID", "1")))
                .isFalse();
    }

    @Test
    void takesAKeyThatACandidateDoesNotKnowForMatched() {
        assertThat(matches(Map.of("PatientID", "1", "Modality", "CT"), Map.of("PatientID", "1")))
                .isTrue();
    }

    @Test
    void matchesOneOfSeveralUidsAndOneOfSeveralValues() {
        assertThat(matches(Map.of("StudyInstanceUID", List.of("1.2", "1.3")), Map.of("StudyInstanceUID", "1.3")))
                .isTrue();
        assertThat(matches(Map.of("StudyInstanceUID", List.of("1.2", "1.3")), Map.of("StudyInstanceUID", "1.4")))
                .isFalse();
        assertThat(matches(Map.of("ModalitiesInStudy", "CT"), Map.of("ModalitiesInStudy", List.of("MR", "CT"))))
                .isTrue();
    }

    @Test
    void matchesASequenceByAllKeysOfOneItem() {
        Map<String, Object> candidate = Map.of(
                "ScheduledProcedureStepSequence",
                List.of(
                        Map.of("Modality", "CT", "ScheduledStationAETitle", "CT1"),
                        Map.of("Modality", "MR", "ScheduledStationAETitle", "MR1")));

        assertThat(matches(step("MR", "MR1"), candidate)).isTrue();
        assertThat(matches(step("CT", "MR1"), candidate)).isFalse();
        assertThat(matches(step("", ""), candidate)).isTrue();
    }

    private static Map<String, Object> step(String modality, String title) {
        return Map.of("ScheduledProcedureStepSequence", Map.of("Modality", modality, "ScheduledStationAETitle", title));
    }

    @Test
    void readsKeyAndCandidateEachInItsOwnCharacterSet() {
        DataSet latin1 = Attributes.of(Map.of("PatientName", "MÜLL*"), "ISO_IR 100");
        DataSet utf8 = Attributes.of(Map.of("PatientName", "Müller"), "ISO_IR 192");
        assertThat(KeyMatching.of(latin1).matches(utf8)).isTrue();
    }

    @Test
    void isNotSlowedDownByAPatternOfManyWildcards() {
        String key = "*a".repeat(30) + "b";
        assertThat(matches(Map.of("PatientName", key), Map.of("PatientName", "a".repeat(64))))
                .isFalse();
    }

    @Test
    void leavesOutWhatIsNoKey() {
        assertThat(matches(
                        Map.of("QueryRetrieveLevel", "STUDY", "RetrieveAETitle", "A"),
                        Map.of("QueryRetrieveLevel", "IMAGE", "RetrieveAETitle", "B")))
                .isTrue();
    }
}
