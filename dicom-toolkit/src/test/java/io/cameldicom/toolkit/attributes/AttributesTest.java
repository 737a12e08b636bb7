package io.cameldicom.toolkit.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
    private static final int STUDY_DATE = 0x00080020;
    private static final int STUDY_TIME = 0x00080030;
    private static final int ROWS = 0x00280010;
    private static final int STEP_SEQUENCE = 0x00400100;

    @Test
    void takesKeywordsAndTags() {
        DataSet dataSet =
                Attributes.of(Map.of("PatientID", "1", "00100010", "A", "(0008,0050)", "B", "0008,0060", "CT"));

        assertThat(dataSet.string(Tag.PATIENT_ID)).contains("1");
        assertThat(dataSet.string(Tag.PATIENT_NAME)).contains("A");
        assertThat(dataSet.string(Tag.ACCESSION_NUMBER)).contains("B");
        assertThat(dataSet.string(Tag.MODALITY)).contains("CT");
        assertThat(dataSet.size()).isEqualTo(4);
    }

    @Test
    void hasNoValueForWhatIsToBeReturned() {
        Map<String, Object> keys = new HashMap<>();
        keys.put("PatientName", null);
        keys.put("PatientID", "");
        keys.put("Rows", List.of());
        keys.put("ScheduledProcedureStepSequence", null);

        for (Element element : Attributes.of(keys)) {
            assertThat(element.value()).isIn(Value.Bytes.EMPTY, new Value.Sequence(List.of(), false));
        }
        assertThat(Attributes.map(Attributes.of(keys)))
                .containsEntry("PatientName", null)
                .containsEntry("Rows", null)
                .containsEntry("ScheduledProcedureStepSequence", List.of());
    }

    @Test
    void takesSeveralValuesAsAList() {
        DataSet dataSet = Attributes.of(Map.of(
                "StudyInstanceUID",
                List.of("1.2", "1.3"),
                "ModalitiesInStudy",
                new String[] {"CT", "MR"},
                "SOPInstanceUID",
                "1.4\\1.5"));

        assertThat(dataSet.string(Tag.STUDY_INSTANCE_UID)).contains("1.2\\1.3");
        assertThat(dataSet.string(0x00080061)).contains("CT\\MR");
        assertThat(dataSet.string(Tag.SOP_INSTANCE_UID)).contains("1.4\\1.5");
        assertThat(Attributes.map(dataSet)).containsEntry("StudyInstanceUID", List.of("1.2", "1.3"));
    }

    @Test
    void writesDatesAndTimesOfJava() {
        LocalDate day = LocalDate.of(2024, 1, 31);
        DataSet dataSet = Attributes.of(Map.of(
                "StudyDate", day,
                "StudyTime", new TemporalRange(LocalTime.of(8, 0), LocalTime.of(12, 30, 5, 500_000_000)),
                "PatientBirthDate", TemporalRange.until(day),
                "SeriesDate", TemporalRange.since(day),
                "AcquisitionDateTime", LocalDateTime.of(2024, 1, 31, 9, 5),
                "FrameAcquisitionDateTime", OffsetDateTime.of(2024, 1, 31, 9, 5, 0, 0, ZoneOffset.ofHours(-5))));

        assertThat(dataSet.string(STUDY_DATE)).contains("20240131");
        assertThat(dataSet.string(STUDY_TIME)).contains("080000-123005.5");
        assertThat(dataSet.string(0x00100030)).contains("-20240131");
        assertThat(dataSet.string(0x00080021)).contains("20240131-");
        assertThat(dataSet.string(0x0008002A)).contains("20240131090500");
        assertThat(dataSet.string(0x00189074)).contains("20240131090500-0500");
    }

    @Test
    void writesNumbers() {
        DataSet dataSet = Attributes.of(Map.of(
                "Rows", 512,
                "InstanceNumber", 7,
                "SliceThickness", 1.25,
                "PixelSpacing", List.of(new BigDecimal("0.1234567890123456789"), 1e-30),
                "DiffusionBValue", 1000,
                "PatientID", 4711,
                "FrameIncrementPointer", List.of("FrameTime", "00181065")));

        assertThat(Attributes.map(dataSet))
                .containsEntry("Rows", 512)
                .containsEntry("InstanceNumber", 7)
                .containsEntry("SliceThickness", new BigDecimal("1.25"))
                .containsEntry("PixelSpacing", List.of(new BigDecimal("0.12345678901235"), new BigDecimal("1.0E-30")))
                .containsEntry("DiffusionBValue", 1000.0)
                .containsEntry("PatientID", "4711")
                .containsEntry("FrameIncrementPointer", List.of("00181063", "00181065"));
        assertThat(((Value.Bytes) dataSet.element(ROWS).orElseThrow().value()).bytes())
                .containsExactly(0, 2);
    }

    @Test
    void keepsNumbersOfEveryBinaryVr() {
        Map<String, Object> numbers = new HashMap<>();
        numbers.put("00091001", new TypedValue(VR.SS, List.of(-32768, 32767)));
        numbers.put("00091002", new TypedValue(VR.SL, -1));
        numbers.put("00091003", new TypedValue(VR.UL, 4294967295L));
        numbers.put("00091004", new TypedValue(VR.SV, Long.MIN_VALUE));
        numbers.put("00091005", new TypedValue(VR.UV, new BigInteger("18446744073709551615")));
        numbers.put("00091006", new TypedValue(VR.FL, 0.5f));
        numbers.put("00091007", new TypedValue(VR.OB, new byte[] {1, 2}));

        Map<String, Object> map = Attributes.map(Attributes.of(numbers));

        assertThat(map)
                .containsEntry("00091001", List.of(-32768, 32767))
                .containsEntry("00091002", -1)
                .containsEntry("00091003", 4294967295L)
                .containsEntry("00091004", Long.MIN_VALUE)
                .containsEntry("00091005", new BigInteger("18446744073709551615"))
                .containsEntry("00091006", 0.5f)
                .containsEntry("00091007", new byte[] {1, 2});
    }

    @Test
    void nestsSequences() {
        Map<String, Object> keys = Map.of(
                "ScheduledProcedureStepSequence", Map.of("Modality", "MR", "ScheduledStationAETitle", ""),
                "RequestAttributesSequence", List.of(Map.of("RequestedProcedureID", "1"), Map.of()));

        Map<String, Object> map = Attributes.map(Attributes.of(keys));

        Map<String, Object> step = new HashMap<>(Map.of("Modality", "MR"));
        step.put("ScheduledStationAETitle", null);
        assertThat(map).containsEntry("ScheduledProcedureStepSequence", List.of(step));
        assertThat(map)
                .containsEntry("RequestAttributesSequence", List.of(Map.of("RequestedProcedureID", "1"), Map.of()));
    }

    @Test
    void declaresTheLeastCharacterSetThatHasAllText() {
        assertThat(Attributes.of(Map.of("PatientName", "A*")).contains(Tag.SPECIFIC_CHARACTER_SET))
                .isFalse();
        assertThat(set(Attributes.of(Map.of("PatientName", "MÜLL*")))).isEqualTo("ISO_IR 100");
        assertThat(bytes(Attributes.of(Map.of("PatientName", "MÜLL*")), Tag.PATIENT_NAME))
                .isEqualTo("MÜLL*".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(set(Attributes.of(Map.of("PatientName", "山田*")))).isEqualTo("ISO_IR 192");
        assertThat(set(Attributes.of(Map.of(
                        "ScheduledProcedureStepSequence", List.of(Map.of("ScheduledProcedureStepDescription", "€"))))))
                .isEqualTo("ISO_IR 192");
    }

    @Test
    void encodesInTheSetThatTheMapNames() {
        DataSet dataSet = Attributes.of(
                Map.of("SpecificCharacterSet", List.of("", "ISO 2022 IR 87"), "PatientName", "Yamada^Tarou=山田^太郎"));

        assertThat(set(dataSet)).isEqualTo("\\ISO 2022 IR 87");
        assertThat(bytes(dataSet, Tag.PATIENT_NAME)).containsSubsequence(0x1B, '$', 'B');
        assertThat(Attributes.map(dataSet))
                .containsEntry("PatientName", "Yamada^Tarou=山田^太郎")
                .containsEntry("SpecificCharacterSet", Arrays.asList(null, "ISO 2022 IR 87"));
        assertThat(set(Attributes.of(Map.of("PatientName", "Иван"), "ISO_IR 144")))
                .isEqualTo("ISO_IR 144");
    }

    @Test
    void readsEachItemByItsOwnSet() {
        DataSet dataSet = Attributes.of(Map.of(
                "PatientName",
                "MÜLLER",
                "RequestAttributesSequence",
                List.of(Map.of("SpecificCharacterSet", "ISO_IR 144", "RequestedProcedureDescription", "Иван"))));

        assertThat(set(dataSet)).isEqualTo("ISO_IR 192"); // all text decides
        assertThat(Attributes.map(dataSet))
                .containsEntry("PatientName", "MÜLLER")
                .containsEntry(
                        "RequestAttributesSequence",
                        List.of(Map.of("SpecificCharacterSet", "ISO_IR 144", "RequestedProcedureDescription", "Иван")));
    }

    @Test
    void readsWhatCanBeReadInASetThatIsUnknown() {
        DataSet dataSet = DataSet.of(
                Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "KLINGON"),
                Element.of(Tag.PATIENT_NAME, VR.PN, new byte[] {'A', (byte) 0xDC}));

        assertThat(Attributes.map(dataSet)).containsEntry("PatientName", "A\uFFFD");
    }

    @Test
    void tellsWhichTextItsSetCannotEncode() {
        assertThatThrownBy(
                        () -> Attributes.of(Map.of("SpecificCharacterSet", "ISO_IR 100", "PatientName", "Yamada=山田")))
                .isInstanceOf(UnencodableTextException.class)
                .hasMessage("PatientName: character 8 of its text is not in ISO_IR 100 (expected: text that is, or"
                        + " another character set; ISO_IR 192 has every character)")
                .hasMessageNotContaining("山");
    }

    @Test
    void namesTheNearestKeyword() {
        assertThatThrownBy(() -> Attributes.of(Map.of("PatientsName", "A")))
                .isInstanceOf(UnknownAttributeException.class)
                .hasMessageStartingWith("PatientsName: no attribute (expected: PatientName? ");
        assertThatThrownBy(() -> Attributes.of(
                        Map.of("ScheduledProcedureStepSequence", List.of(Map.of(), Map.of("Modalty", "CT")))))
                .hasMessageStartingWith(
                        "ScheduledProcedureStepSequence[2].Modalty: no attribute (expected: Modality? ");
        assertThatThrownBy(() -> Attributes.of(Map.of("Müller, Hans", "A"))).hasMessageNotContaining("ller");
    }

    @Test
    void refusesAnAttributeThatComesTwiceOrIsNoneOfADataSet() {
        assertThatThrownBy(() -> Attributes.of(Map.of("PatientID", "A", "00100020", "B")))
                .hasMessageStartingWith("PatientID: comes twice");
        assertThatThrownBy(() -> Attributes.of(Map.of("00020010", "1.2")))
                .hasMessageStartingWith("00020010: no attribute of a data set");
    }

    @ParameterizedTest
    @CsvSource({
        "StudyDate, 2024-01-31",
        "StudyDate, 20240230",
        "StudyDate, 202401",
        "StudyDate, *",
        "StudyTime, 25",
        "StudyTime, 9:30",
        "StudyInstanceUID, 1..2",
        "StudyInstanceUID, 1.2*",
        "Modality, ct",
        "InstanceNumber, 1.5",
        "InstanceNumber, 3000000000",
        "SliceThickness, thin",
        "PatientAge, 18",
        "AccessionNumber, 12345678901234567",
        "Rows, -1",
        "Rows, 65536",
        "Rows, many",
        "PatientName, A=B=C=D",
        "PatientName, A^B^C^D^E^F",
        "AcquisitionDateTime, 20241301",
        "PatientID, 'A\\B'",
        "FrameIncrementPointer, FrameTimes",
        "PixelData, AAAA"
    })
    void refusesWhatItsVrDoesNotHave(String keyword, String value) {
        assertThatThrownBy(() -> Attributes.of(Map.of(keyword, value)))
                .isInstanceOf(IllegalAttributeException.class)
                .hasMessageContaining("(expected: ")
                .satisfies(e -> assertThat(e.getMessage().replaceAll("\\(expected: .*", ""))
                        .doesNotContain(value.length() > 1 ? value : "\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "StudyDate, 20240101-20241231",
        "StudyDate, -20241231",
        "StudyTime, 0900-",
        "StudyTime, 093000.123456",
        "AcquisitionDateTime, 2024-2025",
        "AcquisitionDateTime, 20240131093000.5+0100-20240201",
        "StudyDate, '\"\"'",
        "AccessionNumber, 1234567890123456*",
        "Modality, C*",
        "PatientName, *^*=山*",
        "InstanceNumber, '007 '",
        "StudyDescription, 'says \"no\"'",
        "PatientComments, 'A\\B'",
        "RetrieveURL, 'http://a/b?c=*'"
    })
    void takesWhatItsVrHas(String keyword, String value) {
        assertThat(Attributes.of(Map.of(keyword, value)).size()).isPositive();
    }

    /** To divide by their powers of ten would take minutes and all memory. */
    @Test
    void looksAtNumbersOfVeryManyPlacesOnlyBriefly() {
        assertThatThrownBy(() -> Attributes.of(Map.of("Rows", new BigDecimal("1E-999999999"))))
                .isInstanceOf(IllegalAttributeException.class);
        assertThat(Attributes.map(Attributes.of(Map.of("Rows", new BigDecimal("0E-999999999")))))
                .containsEntry("Rows", 0);
        assertThat(Attributes.map(Attributes.of(Map.of("Rows", new BigDecimal("5.00")))))
                .containsEntry("Rows", 5);
    }

    @Test
    void refusesWhatIsNoValueAtAll() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("RequestAttributesSequence", circle);

        assertThatThrownBy(() -> Attributes.of(circle)).hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Attributes.of(Map.of("PatientID", true))).hasMessageContaining("of type Boolean");
        assertThatThrownBy(() -> Attributes.of(Map.of("StudyDate", LocalTime.NOON)))
                .hasMessageContaining("of type LocalTime");
        assertThatThrownBy(() -> Attributes.of(Map.of("RequestAttributesSequence", "A")))
                .hasMessageContaining("its items are no maps");
        assertThatThrownBy(() -> Attributes.of(Map.of("Rows", new BigDecimal("1E999999999"))))
                .isInstanceOf(IllegalAttributeException.class);
        assertThatThrownBy(() -> Attributes.of(Map.of("PatientName", "\uD800")))
                .isInstanceOf(UnencodableTextException.class);
    }

    @Test
    void keepsEmptyValuesBetweenOthers() {
        List<Object> values = new ArrayList<>(Arrays.asList("A", null, "B"));

        DataSet dataSet = Attributes.of(Collections.singletonMap("OtherPatientNames", values));

        assertThat(dataSet.string(0x00101001)).contains("A\\\\B");
        assertThat(Attributes.map(dataSet)).containsEntry("OtherPatientNames", values);
    }

    private static String set(DataSet dataSet) {
        return dataSet.string(Tag.SPECIFIC_CHARACTER_SET).orElse("");
    }

    private static byte[] bytes(DataSet dataSet, int tag) {
        return ((Value.Bytes) dataSet.element(tag).orElseThrow().value()).bytes();
    }
}
