package io.cameldicom.component.query;

import io.cameldicom.toolkit.data.DataSet;
import java.util.AbstractList;
import java.util.List;

/** The matches of a query in the order in which they came, which cannot be changed; Camel makes a JSON array of them. */
public final class Matches extends AbstractList<Object> {
    private final List<DataSet> dataSets;
    private final List<Object> shown;

    /** @param shown what each of them is for the route */
    Matches(List<DataSet> dataSets, List<Object> shown) {
        this.dataSets = List.copyOf(dataSets);
        this.shown = List.copyOf(shown);
    }

    /** As the peer sent them. */
    public List<DataSet> dataSets() {
        return dataSets;
    }

    @Override
    public Object get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }

    /** The number of matches: they are of patients, and bodies get into logs. */
    @Override
    public String toString() {
        return "Matches[" + size() + "]";
    }
}
