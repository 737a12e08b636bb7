package io.cameldicom.component.json;

import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.attributes.IllegalAttributeException;
import io.cameldicom.toolkit.attributes.TypedValue;
import io.cameldicom.toolkit.attributes.UnknownAttributeException;
import io.cameldicom.toolkit.data.Dictionary;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes of JSON, be it DICOM JSON or by keyword, what {@link io.cameldicom.toolkit.attributes.Attributes#of} takes. */
final class JsonReader {
    private static final Set<String> MEMBERS = Set.of("vr", "Value", "InlineBinary", "BulkDataURI");
    private static final Set<String> GROUPS = Set.of("Alphabetic", "Ideographic", "Phonetic");
    /** What is deeper is left as it is, and refused by its type or its depth. */
    private static final int DEEPEST = 64;

    private final int depth;

    private JsonReader(int depth) {
        this.depth = depth;
    }

    static Map<String, Object> byName(Map<?, ?> map) {
        return new JsonReader(0).attributes(map);
    }

    private Map<String, Object> attributes(Map<?, ?> map) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            Object read =
                    value instanceof Map<?, ?> object && isAttribute(object) ? attribute(name, object) : plain(value);
            if (!isSetOfTheJson(name, value)) {
                attributes.put(name, read);
            }
        });
        return attributes;
    }

    private static boolean isAttribute(Map<?, ?> object) {
        return !object.isEmpty() && MEMBERS.containsAll(object.keySet());
    }

    /** In DICOM JSON it tells of the JSON itself, which is UTF-8 whatever the peer will read (PS3.18 §F.2.2). */
    private static boolean isSetOfTheJson(String name, Object value) {
        return value instanceof Map<?, ?> object
                && isAttribute(object)
                && AttributeName.hex(Tag.SPECIFIC_CHARACTER_SET).equals(name)
                && List.of("ISO_IR 192").equals(object.get("Value"));
    }

    private TypedValue attribute(String name, Map<?, ?> object) {
        VR vr = vr(name, object.get("vr"));
        if (object.containsKey("BulkDataURI")) {
            throw new IllegalAttributeException(
                    name, "a BulkDataURI (expected: the value itself, by Value or InlineBinary)");
        }
        if (object.get("InlineBinary") != null) {
            return new TypedValue(vr, bytes(name, object.get("InlineBinary")));
        }
        Object values = object.get("Value");
        if (values != null && !(values instanceof List)) {
            throw new IllegalAttributeException(name, "its Value is no array (expected: an array, also of one value)");
        }
        return new TypedValue(vr, plain(values));
    }

    private static VR vr(String name, Object vr) {
        if (vr == null) {
            return Dictionary.vr(tag(name));
        }
        return VR.of(vr.toString())
                .orElseThrow(
                        () -> new IllegalAttributeException(name, "its vr is none (expected: one as PN, DA or SQ)"));
    }

    private static int tag(String name) {
        try {
            return AttributeName.tag(name);
        } catch (UnknownAttributeException e) {
            return 0; // whoever makes the data set says so, and where
        }
    }

    private static byte[] bytes(String name, Object base64) {
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalAttributeException(name, "its InlineBinary is malformed (expected: base64)");
        }
    }

    private Object plain(Object value) {
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(one -> values.add(one instanceof Map<?, ?> map ? object(map) : one));
            return values;
        }
        return value instanceof Map<?, ?> map ? object(map) : value;
    }

    private Object object(Map<?, ?> object) {
        if (!object.isEmpty() && GROUPS.containsAll(object.keySet())) {
            return name(object);
        }
        return depth < DEEPEST ? new JsonReader(depth + 1).attributes(object) : object;
    }

    private static String name(Map<?, ?> object) {
        String name = part(object, "Alphabetic") + "=" + part(object, "Ideographic") + "=" + part(object, "Phonetic");
        return name.replaceAll("=+$", "");
    }

    private static String part(Map<?, ?> object, String group) {
        return Objects.toString(object.get(group), "");
    }
}
