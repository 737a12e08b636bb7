package io.cameldicom.component.query;

import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.data.DataSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/** Lets Camel make data sets and DICOM JSON, in UTF-8, of matches. */
@Converter(generateLoader = true)
public final class MatchConverter {
    private MatchConverter() {}

    @Converter
    public static DataSet toDataSet(Match match) {
        return match.dataSet();
    }

    /** DICOM JSON. */
    @Converter
    public static String toJson(Match match) {
        return DicomJson.text(match.dataSet());
    }

    /** An array of DICOM JSON. */
    @Converter
    public static String toJson(Matches matches) {
        return DicomJson.text(matches.dataSets());
    }

    /** DICOM JSON. */
    @Converter
    public static byte[] toBytes(Match match) {
        return toJson(match).getBytes(StandardCharsets.UTF_8);
    }

    /** An array of DICOM JSON. */
    @Converter
    public static byte[] toBytes(Matches matches) {
        return toJson(matches).getBytes(StandardCharsets.UTF_8);
    }

    /** DICOM JSON. */
    @Converter
    public static InputStream toStream(Match match) {
        return new ByteArrayInputStream(toBytes(match));
    }

    /** An array of DICOM JSON. */
    @Converter
    public static InputStream toStream(Matches matches) {
        return new ByteArrayInputStream(toBytes(matches));
    }
}
