package io.cameldicom.component.answer;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a match down to what was asked for: each key of the identifier, empty where the match has no value for it, and nothing else
 * but what tells how to read it and where to get it (PS3.4 §C.4.1.1.3.2 and §K.4.1.1.3.2).
 */
public final class RequestedKeys {
    private static final int QUERY_RETRIEVE_LEVEL = 0x0008_0052;

    /** Specific Character Set, Retrieve AE Title, Instance Availability, Storage Media File-Set ID and UID, Timezone Offset. */
    private static final Set<Integer> ALWAYS =
            Set.of(0x0008_0005, 0x0008_0054, 0x0008_0056, 0x0088_0130, 0x0088_0140, 0x0008_0201);

    private final DataSet identifier;

    /** @param identifier of the query */
    public RequestedKeys(DataSet identifier) {
        this.identifier = identifier;
    }

    /** The match with the requested keys alone, at the level of the query. */
    public DataSet of(DataSet match) {
        List<Element> elements = new ArrayList<>();
        for (int tag : ALWAYS) {
            if (!identifier.contains(tag) || tag == Tag.SPECIFIC_CHARACTER_SET) {
                match.element(tag).ifPresent(elements::add);
            }
        }
        for (Element key : identifier) {
            if (key.tag() == QUERY_RETRIEVE_LEVEL) {
                elements.add(key);
            } else if (key.tag() != Tag.SPECIFIC_CHARACTER_SET && !Tag.isGroupLength(key.tag())) {
                elements.add(match.element(key.tag())
                        .map(element -> cut(key, element))
                        .orElseGet(() -> empty(key)));
            }
        }
        return DataSet.of(elements);
    }

    /** Of a sequence whose item names keys only these; of one that is asked for as a whole all. */
    private static Element cut(Element key, Element element) {
        if (!(element.value() instanceof Value.Sequence found)
                || !(key.value() instanceof Value.Sequence asked)
                || asked.items().isEmpty()
                || asked.items().get(0).dataSet().isEmpty()) {
            return element;
        }
        DataSet keys = asked.items().get(0).dataSet();
        List<Value.Item> items = found.items().stream()
                .map(item -> new Value.Item(new RequestedKeys(keys).of(item.dataSet()), item.undefinedLength()))
                .toList();
        return new Element(element.tag(), VR.SQ, new Value.Sequence(items, found.undefinedLength()));
    }

    private static Element empty(Element key) {
        return key.value() instanceof Value.Sequence asked
                ? new Element(key.tag(), VR.SQ, new Value.Sequence(List.of(), asked.undefinedLength()))
                : Element.of(key.tag(), key.vr(), new byte[0]);
    }
}
