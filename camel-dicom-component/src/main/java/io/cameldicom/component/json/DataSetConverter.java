package io.cameldicom.component.json;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;

/** Lets Camel make maps by keyword and DICOM JSON of data sets, and data sets of both. JSON is UTF-8. */
@Converter(generateLoader = true)
public final class DataSetConverter {
    private DataSetConverter() {}

    /** By keyword. */
    @Converter
    public static Map<String, Object> toMap(DataSet dataSet) {
        return Attributes.map(dataSet);
    }

    /** DICOM JSON. */
    @Converter
    public static String toJson(DataSet dataSet) {
        return DicomJson.text(dataSet);
    }

    /** DICOM JSON. */
    @Converter
    public static byte[] toBytes(DataSet dataSet) {
        return DicomJson.text(dataSet).getBytes(StandardCharsets.UTF_8);
    }

    /** DICOM JSON. */
    @Converter
    public static InputStream toStream(DataSet dataSet) {
        return new ByteArrayInputStream(toBytes(dataSet));
    }

    @Converter
    public static DataSet toDataSet(Map<?, ?> map) {
        return DicomJson.dataSet(map);
    }

    @Converter
    public static DataSet toDataSet(String json) {
        return DicomJson.dataSet(json);
    }

    @Converter
    public static DataSet toDataSet(byte[] json) {
        try {
            return DicomJson.dataSet(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("JSON: not in UTF-8 (expected: UTF-8)");
        }
    }

    @Converter
    public static DataSet toDataSet(InputStream json) throws IOException {
        return toDataSet(json.readAllBytes());
    }
}
