package io.cameldicom.component.query;

import io.cameldicom.toolkit.attributes.Attributes;
import io.cameldicom.toolkit.data.DataSet;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * One match of a query as a map by keyword, which cannot be changed; Camel makes the data set and DICOM JSON of it too.
 * Equal to any map that says the same.
 */
public final class Match extends AbstractMap<String, Object> {
    private final DataSet dataSet;
    private Map<String, Object> attributes;

    public Match(DataSet dataSet) {
        this.dataSet = dataSet;
    }

    /** As the peer sent it. */
    public DataSet dataSet() {
        return dataSet;
    }

    private synchronized Map<String, Object> attributes() {
        if (attributes == null) {
            attributes = Collections.unmodifiableMap(Attributes.map(dataSet));
        }
        return attributes;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return attributes().entrySet();
    }

    @Override
    public Object get(Object keyword) {
        return attributes().get(keyword);
    }

    @Override
    public boolean containsKey(Object keyword) {
        return attributes().containsKey(keyword);
    }

    /** The number of attributes: matches are of patients, and bodies get into logs. */
    @Override
    public String toString() {
        return "Match[" + dataSet + "]";
    }
}
