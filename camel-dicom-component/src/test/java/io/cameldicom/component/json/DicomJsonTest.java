package io.cameldicom.component.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.attributes.IllegalAttributeException;
import io.cameldicom.toolkit.attributes.TypedValue;
import io.cameldicom.toolkit.attributes.UnknownAttributeException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonTest {
    @Test
    void writesNamesInTheirGroupsAndNumbersAsNumbers() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("PatientName", "Yamada^Tarou=山田^太郎=やまだ^たろう");
        map.put("InstanceNumber", 7);
        map.put("PixelSpacing", List.of(0.5, 0.25));
        map.put("Rows", 512);
        map.put("FrameIncrementPointer", "FrameTime");
        map.put("StudyDate", "");
        map.put("StudyInstanceUID", List.of("1.2", "1.3"));
        map.put("RequestAttributesSequence", List.of(Map.of("RequestedProcedureID", "P1"), Map.of()));
        map.put("00091010", new TypedValue(VR.OB, new byte[] {1, 2}));
        map.put("00091011", new TypedValue(VR.FD, Double.NaN));

        assertThat(DicomJson.text(Attributes.of(map)))
                .isEqualTo(
                        "{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                                + "\"00080020\":{\"vr\":\"DA\"},"
                                + "\"00091010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQI=\"},"
                                + "\"00091011\":{\"vr\":\"FD\",\"Value\":[\"NaN\"]},"
                                + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\","
                                + "\"Ideographic\":\"山田^太郎\",\"Phonetic\":\"やまだ^たろう\"}]},"
                                + "\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\",\"1.3\"]},"
                                + "\"00200013\":{\"vr\":\"IS\",\"Value\":[7]},"
                                + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                                + "\"00280010\":{\"vr\":\"US\",\"Value\":[512]},"
                                + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,0.25]},"
                                + "\"00400275\":{\"vr\":\"SQ\",\"Value\":[{\"00401001\":{\"vr\":\"SH\",\"Value\":[\"P1\"]}},{}]}}");
    }

    @Test
    void readsWhatItWrites() {
        DataSet dataSet = Attributes.of(Map.of(
                "PatientName",
                "MÜLLER^Jörg==x",
                "OtherPatientNames",
                java.util.Arrays.asList("A", null, "B"),
                "PixelSpacing",
                List.of(0.5, 0.25),
                "RequestAttributesSequence",
                List.of(Map.of("RequestedProcedureID", "P1"), Map.of()),
                "00091010",
                new TypedValue(VR.OW, new byte[] {1, 2}),
                "00091011",
                new TypedValue(VR.FD, Double.NEGATIVE_INFINITY),
                "00091012",
                new TypedValue(VR.LO, "private")));

        DataSet read = DicomJson.dataSet(DicomJson.text(dataSet));

        assertThat(Attributes.map(read)).usingRecursiveComparison().isEqualTo(Attributes.map(dataSet));
        assertThat(read.string(Tag.SPECIFIC_CHARACTER_SET)).contains("ISO_IR 100");
    }

    @Test
    void readsTextByTheSetOfItsDataSetAndWritesUtf8() {
        DataSet latin = DataSet.of(
                Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 100"),
                Element.of(Tag.PATIENT_NAME, VR.PN, new byte[] {'M', (byte) 0xDC}));

        assertThat(DicomJson.text(latin))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"MÜ\"}]}}");
    }

    @Test
    void readsKeywordsAndDicomJsonInOneObject() {
        DataSet dataSet = DicomJson.dataSet("{\"PatientName\": \"A*\", \"StudyDate\": 20240131, \"Rows\": null,"
                + " \"00080050\": {\"vr\": \"SH\", \"Value\": [\"X\"]}, \"0020000D\": {\"Value\": [\"1.2\"]},"
                + " \"ScheduledProcedureStepSequence\": {\"Modality\": \"MR\"},"
                + " \"00400275\": {\"vr\": \"SQ\", \"Value\": [{\"00401001\": {\"vr\": \"SH\"}}]}}");

        assertThat(Attributes.map(dataSet))
                .containsEntry("PatientName", "A*")
                .containsEntry("StudyDate", "20240131")
                .containsEntry("Rows", null)
                .containsEntry("AccessionNumber", "X")
                .containsEntry("StudyInstanceUID", "1.2")
                .containsEntry("ScheduledProcedureStepSequence", List.of(Map.of("Modality", "MR")));
        assertThat(dataSet.items(0x00400275).get(0).contains(0x00401001)).isTrue();
    }

    @Test
    void keepsAnotherSetThatTheJsonNames() {
        DataSet dataSet = DicomJson.dataSet("{\"00080005\": {\"vr\": \"CS\", \"Value\": [null, \"ISO 2022 IR 87\"]},"
                + " \"00100010\": {\"vr\": \"PN\", \"Value\": [{\"Alphabetic\": \"A\", \"Ideographic\": \"山田\"}]}}");

        assertThat(dataSet.string(Tag.SPECIFIC_CHARACTER_SET)).contains("\\ISO 2022 IR 87");
        assertThat(Attributes.map(dataSet)).containsEntry("PatientName", "A=山田");
    }

    @Test
    void readsArrays() {
        assertThat(DicomJson.dataSets("[{\"PatientID\": \"1\"}, {}]")).hasSize(2);
        assertThat(DicomJson.dataSets("{\"PatientID\": \"1\"}")).hasSize(1);
        assertThat(DicomJson.text(List.of(DataSet.EMPTY, DataSet.EMPTY))).isEqualTo("[{},{}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "\"Meier\"", "null", "{\"PatientID\": Meier}", "{} {}"})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> DicomJson.dataSet(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("(expected: an object")
                .hasMessageNotContaining("Meier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"00100020\": {\"vr\": \"XX\", \"Value\": [\"Meier\"]}}",
                "{\"00100020\": {\"vr\": \"LO\", \"Value\": \"Meier\"}}",
                "{\"00100020\": {\"vr\": \"LO\", \"BulkDataURI\": \"http://Meier\"}}",
                "{\"00091010\": {\"vr\": \"OB\", \"InlineBinary\": \"Meier%\"}}",
                "{\"00100020\": {\"vr\": \"SQ\", \"Value\": [\"Meier\"]}}",
                "{\"00100020\": {\"vr\": \"DA\", \"Value\": [\"Meier\"]}}",
                "{\"PatientID\": {\"PatientName\": \"Meier\"}}",
                "{\"PatientID\": true}"
            })
    void saysWhichAttributeIsWrong(String json) {
        assertThatThrownBy(() -> DicomJson.dataSet(json))
                .isInstanceOf(IllegalAttributeException.class)
                .hasMessageContaining("(expected: ")
                .hasMessageNotContaining("Meier");
    }

    @Test
    void namesTheNearestKeyword() {
        assertThatThrownBy(() -> DicomJson.dataSet("{\"PatienName\": {\"Value\": []}}"))
                .isInstanceOf(UnknownAttributeException.class)
                .hasMessageContaining("PatientName?");
    }

    @Test
    void refusesNestingWithoutEnd() {
        String deep = "{\"RequestAttributesSequence\":[".repeat(500) + "]}".repeat(500);

        assertThatThrownBy(() -> DicomJson.dataSet(deep)).hasMessageContaining("nested too deeply");
    }
}
