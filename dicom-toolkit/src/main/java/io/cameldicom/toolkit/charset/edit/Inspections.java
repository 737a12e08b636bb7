package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.charset.inspect.Inspection;
import io.cameldicom.toolkit.data.DataSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was found of an object and of its items that declare a set themselves. */
final class Inspections {
    private final List<Inspection> all = new ArrayList<>();
    private final Map<DataSet, Inspection> byItem = new IdentityHashMap<>();

    private Inspections() {}

    static Inspections of(DataSet object, Function<DataSet, Inspection> inspector) {
        Inspections inspections = new Inspections();
        inspections.all.add(inspector.apply(object));
        for (DataSet item : OwnSets.itemsOf(object)) {
            Inspection inspection = inspector.apply(item);
            inspections.all.add(inspection);
            inspections.byItem.put(item, inspection);
        }
        return inspections;
    }

    /** Of the object first, then of its items in order. */
    List<Inspection> all() {
        return all;
    }

    Inspection ofObject() {
        return all.get(0);
    }

    Inspection ofItem(DataSet item) {
        return byItem.get(item);
    }
}
