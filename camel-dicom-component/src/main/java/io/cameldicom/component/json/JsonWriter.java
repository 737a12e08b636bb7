package io.cameldicom.component.json;

import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.attributes.AttributeValues;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.Base64;
import java.util.List;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Writes DICOM JSON (PS3.18 §F.2). */
final class JsonWriter {
    private static final String[] GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

    private JsonWriter() {}

    static JsonObject object(DataSet dataSet) {
        return object(dataSet, SpecificCharacterSet.DEFAULT);
    }

    private static JsonObject object(DataSet dataSet, SpecificCharacterSet around) {
        SpecificCharacterSet own = AttributeValues.characterSet(dataSet, around);
        JsonObject object = new JsonObject();
        for (Element element : dataSet) {
            if (isShown(element)) {
                object.put(AttributeName.hex(element.tag()), attribute(element, own));
            }
        }
        return object;
    }

    private static boolean isShown(Element element) {
        return !Tag.isGroupLength(element.tag())
                && (element.value() instanceof Value.Bytes || element.value() instanceof Value.Sequence);
    }

    private static JsonObject attribute(Element element, SpecificCharacterSet set) {
        JsonObject attribute = new JsonObject();
        attribute.put("vr", element.vr().name());
        JsonArray values = new JsonArray();
        if (element.value() instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> values.add(object(item.dataSet(), set)));
        } else if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            values.add("ISO_IR 192");
        } else if (isBinary(element.vr())) {
            byte[] bytes = ((Value.Bytes) element.value()).bytes();
            if (bytes.length > 0) {
                attribute.put("InlineBinary", Base64.getEncoder().encodeToString(bytes));
            }
        } else {
            values(element, set).forEach(value -> values.add(value(element.vr(), value)));
        }
        if (!values.isEmpty()) {
            attribute.put("Value", values);
        }
        return attribute;
    }

    private static List<Object> values(Element element, SpecificCharacterSet set) {
        return AttributeValues.of(element, set);
    }

    static boolean isBinary(VR vr) {
        return switch (vr) {
            case OB, OD, OF, OL, OV, OW, UN -> true;
            default -> false;
        };
    }

    private static Object value(VR vr, Object value) {
        if (vr == VR.PN && value != null) {
            return name(value.toString());
        }
        boolean isFinite =
                !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
        return isFinite ? value : value.toString(); // JSON has no number for it
    }

    private static JsonObject name(String text) {
        JsonObject name = new JsonObject();
        String[] groups = text.split("=", GROUPS.length);
        for (int i = 0; i < groups.length; i++) {
            if (!groups[i].isEmpty()) {
                name.put(GROUPS[i], groups[i]);
            }
        }
        return name;
    }
}
