package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether data sets match the keys of a query (PS3.4 §C.2.2.2). A key that a candidate does not have at all matches, as one
 * that is not supported does; one that it has without a value is matched by nothing but an empty key or {@code *}.
 */
public final class KeyMatching {
    /** What an identifier tells of the query itself, or of where a match is to be had. */
    private static final Set<Integer> NO_KEYS = Set.of(
            0x0008_0005, // Specific Character Set
            0x0008_0052, // Query/Retrieve Level
            0x0008_0053, // Query/Retrieve View
            0x0008_0054, // Retrieve AE Title
            0x0008_0056, // Instance Availability
            0x0008_0201); // Timezone Offset From UTC

    private final DataSet identifier;
    private final SpecificCharacterSet around;

    private KeyMatching(DataSet identifier, SpecificCharacterSet around) {
        this.identifier = identifier;
        this.around = around;
    }

    /** Of the keys of this identifier. */
    public static KeyMatching of(DataSet identifier) {
        return new KeyMatching(identifier, SpecificCharacterSet.DEFAULT);
    }

    /** Whether all keys match. */
    public boolean matches(DataSet candidate) {
        return matches(candidate, SpecificCharacterSet.DEFAULT);
    }

    private boolean matches(DataSet candidate, SpecificCharacterSet aroundCandidate) {
        SpecificCharacterSet keySet = AttributeValues.characterSet(identifier, around);
        SpecificCharacterSet set = AttributeValues.characterSet(candidate, aroundCandidate);
        for (Element key : identifier) {
            if (!NO_KEYS.contains(key.tag()) && !Tag.isGroupLength(key.tag())) {
                boolean matches = candidate
                        .element(key.tag())
                        .map(element -> matches(key, keySet, element, set))
                        .orElse(true);
                if (!matches) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean matches(
            Element key, SpecificCharacterSet keySet, Element element, SpecificCharacterSet set) {
        if (key.value() instanceof Value.Sequence asked) {
            return asked.items().isEmpty() || hasItem(asked.items().get(0).dataSet(), keySet, element, set);
        }
        List<Object> keys = AttributeValues.of(key, keySet);
        List<Object> values = AttributeValues.of(element, set);
        return keys.isEmpty()
                || keys.stream()
                        .filter(Objects::nonNull)
                        .anyMatch(one -> KeyValue.of(key.vr(), one).matchesAny(values));
    }

    private static boolean hasItem(
            DataSet keys, SpecificCharacterSet keySet, Element element, SpecificCharacterSet set) {
        KeyMatching ofItem = new KeyMatching(keys, keySet);
        if (!(element.value() instanceof Value.Sequence found)) {
            return true;
        }
        return found.items().stream().anyMatch(item -> ofItem.matches(item.dataSet(), set))
                || found.items().isEmpty() && ofItem.matches(DataSet.EMPTY, set);
    }
}
