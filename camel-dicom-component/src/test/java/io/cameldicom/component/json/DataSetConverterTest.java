package io.cameldicom.component.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DataSetConverterTest {
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final TypeConverter CONVERTER = CONTEXT.getTypeConverter();
    private static final String JSON = "{\"PatientName\": \"MÜLL*\"}";

    @AfterAll
    static void close() throws Exception {
        CONTEXT.close();
    }

    @Test
    void makesDataSetsOfMapsAndOfJson() throws Exception {
        for (Object body : new Object[] {
            new LinkedHashMap<>(Map.of("PatientName", "MÜLL*")),
            JSON,
            JSON.getBytes(StandardCharsets.UTF_8),
            new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8))
        }) {
            DataSet dataSet = CONVERTER.mandatoryConvertTo(DataSet.class, body);
            assertThat(Attributes.map(dataSet)).containsEntry("PatientName", "MÜLL*");
        }
    }

    @Test
    void makesMapsAndJsonOfDataSets() throws Exception {
        DataSet dataSet = Attributes.of(Map.of("PatientID", "1"));
        String json = "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"1\"]}}";

        assertThat(CONVERTER.mandatoryConvertTo(Map.class, dataSet)).isEqualTo(Map.of("PatientID", "1"));
        assertThat(CONVERTER.mandatoryConvertTo(String.class, dataSet)).isEqualTo(json);
        assertThat(CONVERTER.mandatoryConvertTo(InputStream.class, dataSet)).hasContent(json);
        assertThat(CONVERTER.mandatoryConvertTo(byte[].class, dataSet))
                .asString()
                .isEqualTo(json);
    }

    @Test
    void makesMapsOfJsonInTwoSteps() throws Exception {
        DataSet dataSet = CONVERTER.mandatoryConvertTo(DataSet.class, JSON);

        assertThat(CONVERTER.mandatoryConvertTo(Map.class, dataSet)).containsEntry("PatientName", "MÜLL*");
    }

    /** A conversion to anything that is a map would be taken for one to Map, for any text of any route. */
    @Test
    void makesNoMapOfTextAtOnce() {
        assertThat(CONVERTER.convertTo(Map.class, JSON)).isNull();
    }

    @Test
    void refusesJsonThatIsNotUtf8() {
        byte[] latin = JSON.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CONVERTER.mandatoryConvertTo(DataSet.class, latin))
                .hasRootCauseInstanceOf(MalformedJsonException.class)
                .hasRootCauseMessage("JSON: not in UTF-8 (expected: UTF-8)");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CONVERTER.mandatoryConvertTo(DataSet.class, "{\"PatientNme\": \"A\"}"))
                .rootCause()
                .hasMessageContaining("PatientName?");
    }
}
