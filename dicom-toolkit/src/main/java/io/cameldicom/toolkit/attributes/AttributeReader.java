package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a map of a data set. */
final class AttributeReader {
    private AttributeReader() {}

    static Map<String, Object> map(DataSet dataSet) {
        return map(dataSet, SpecificCharacterSet.DEFAULT);
    }

    private static Map<String, Object> map(DataSet dataSet, SpecificCharacterSet around) {
        SpecificCharacterSet own = AttributeValues.characterSet(dataSet, around);
        Map<String, Object> map = new LinkedHashMap<>();
        for (Element element : dataSet) {
            if (Tag.isGroupLength(element.tag())) {
                continue;
            }
            if (element.value() instanceof Value.Sequence sequence) {
                map.put(AttributeName.of(element.tag()), items(sequence, own));
            } else if (element.value() instanceof Value.Bytes bytes) {
                map.put(AttributeName.of(element.tag()), value(element, bytes, own));
            }
        }
        return map;
    }

    private static List<Object> items(Value.Sequence sequence, SpecificCharacterSet around) {
        List<Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(map(item.dataSet(), around)));
        return items;
    }

    private static Object value(Element element, Value.Bytes bytes, SpecificCharacterSet set) {
        if (bytes.length() == 0) {
            return null;
        }
        if (!element.vr().isString() && BinaryValue.size(element.vr()) == 0) {
            return bytes.bytes();
        }
        List<Object> values = AttributeValues.of(element, set);
        return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : values;
    }
}
