package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/** Finds the items whose Specific Character Set is not that of what is around them (PS3.3 §C.12.1.1.2). */
final class OwnSets {
    private OwnSets() {}

    /** Whether a data set has the element, be it empty: then it does not inherit. */
    static boolean isIn(DataSet dataSet) {
        return dataSet.contains(Tag.SPECIFIC_CHARACTER_SET);
    }

    /** Whether the items of a sequence tell of values that the object had before. */
    static boolean isHistory(Element sequence) {
        return sequence.tag() == Tag.ORIGINAL_ATTRIBUTES_SEQUENCE;
    }

    /** Such items at all depths, in order; history has none. Recursion is as deep as the nesting, which is bounded. */
    static List<DataSet> itemsOf(DataSet dataSet) {
        List<DataSet> found = new ArrayList<>();
        find(dataSet, found);
        return found;
    }

    private static void find(DataSet dataSet, List<DataSet> found) {
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Sequence sequence && !isHistory(element)) {
                for (Value.Item item : sequence.items()) {
                    if (isIn(item.dataSet())) {
                        found.add(item.dataSet());
                    }
                    find(item.dataSet(), found);
                }
            }
        }
    }
}
