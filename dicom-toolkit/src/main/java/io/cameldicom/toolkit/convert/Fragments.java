package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Value;
import java.util.ArrayList;
import java.util.List;

/** Finds compressed pixel data, also in items such as those of Icon Image Sequence (0088,0200). */
final class Fragments {
    private Fragments() {}

    /** The data set and the items below it that hold some. */
    static List<DataSet> owners(DataSet dataSet) {
        List<DataSet> owners = new ArrayList<>();
        collect(dataSet, owners);
        return owners;
    }

    private static void collect(DataSet dataSet, List<DataSet> owners) {
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Fragments) {
                owners.add(dataSet);
            } else if (element.value() instanceof Value.Sequence sequence) {
                sequence.items().forEach(item -> collect(item.dataSet(), owners));
            }
        }
    }
}
