package io.cameldicom.component.json;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * DICOM JSON (PS3.18 annex F), both ways. What is read may be by keyword too, as {@link Attributes#of} takes it, also mixed:
 * {@code {"PatientName": "MÜLL*", "00080020": {"vr": "DA", "Value": ["20240131"]}}}.
 */
public final class DicomJson {
    private DicomJson() {}

    /**
     * The DICOM JSON object of a data set. Specific Character Set is ISO_IR 192 in it, if there is one, as JSON is UTF-8.
     * Values that were left in a file, pixel data and group lengths are not in it.
     */
    public static JsonObject object(DataSet dataSet) {
        return JsonWriter.object(dataSet);
    }

    /** The same as text. */
    public static String text(DataSet dataSet) {
        return Jsoner.serialize(object(dataSet));
    }

    /** A JSON array of such objects. */
    public static String text(Iterable<DataSet> dataSets) {
        JsonArray array = new JsonArray();
        dataSets.forEach(dataSet -> array.add(object(dataSet)));
        return Jsoner.serialize(array);
    }

    /**
     * The data set that a JSON object describes.
     *
     * @throws MalformedJsonException if the text is no JSON object
     * @throws io.cameldicom.toolkit.attributes.IllegalAttributeException as {@link Attributes#of(Map)}
     */
    public static DataSet dataSet(String json) {
        return dataSet(map(json));
    }

    /** As {@link #dataSet(String)}, in this character set where the JSON names none itself. */
    public static DataSet dataSet(String json, String specificCharacterSet) {
        return dataSet(map(json), specificCharacterSet);
    }

    private static Map<?, ?> map(String json) {
        if (parsed(json) instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedJsonException("JSON: no object (expected: an object, as {\"PatientID\": \"4711\"})");
    }

    /**
     * The data sets that a JSON array of objects describes, or the one of an object.
     *
     * @throws MalformedJsonException if the text is neither
     */
    public static List<DataSet> dataSets(String json) {
        Object parsed = parsed(json);
        List<DataSet> dataSets = new ArrayList<>();
        for (Object one : parsed instanceof List<?> several ? several : List.of(parsed)) {
            if (!(one instanceof Map<?, ?> map)) {
                throw new MalformedJsonException("JSON: no object (expected: objects, as {\"PatientID\": \"4711\"})");
            }
            dataSets.add(dataSet(map));
        }
        return dataSets;
    }

    /** The data set that a map describes, be it by keyword, DICOM JSON, or both. */
    public static DataSet dataSet(Map<?, ?> map) {
        return Attributes.of(JsonReader.byName(map));
    }

    /** As {@link #dataSet(Map)}, in this character set where the map names none itself. */
    public static DataSet dataSet(Map<?, ?> map, String specificCharacterSet) {
        return Attributes.of(JsonReader.byName(map), specificCharacterSet);
    }

    /** Its message would tell what it stumbled over. */
    static Object parsed(String json) {
        try {
            Object parsed = Jsoner.deserialize(json);
            return parsed == null ? List.of() : parsed;
        } catch (DeserializationException e) {
            throw new MalformedJsonException("JSON: malformed at character " + (e.getPosition() + 1)
                    + " (expected: an object, as {\"PatientID\": \"4711\"})");
        }
    }
}
