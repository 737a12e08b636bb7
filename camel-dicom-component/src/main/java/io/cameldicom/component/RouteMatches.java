package io.cameldicom.component;

import io.cameldicom.component.answer.Answered;
import io.cameldicom.component.answer.RequestedKeys;
import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.file.DicomFile;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.TypeConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matches that a route has answered a query with, as data sets with the requested keys. Used by one thread at a time. */
final class RouteMatches implements Iterator<DataSet> {
    private static final Logger LOG = LoggerFactory.getLogger(RouteMatches.class);

    private final Iterator<?> items;
    private final RequestedKeys keys;
    private final TypeConverter converter;
    private final long association;
    private long count;

    /**
     * @param converter for items that are neither data sets, objects, maps nor JSON
     * @param association number for the log
     */
    RouteMatches(Answered answered, DataSet identifier, TypeConverter converter, long association) {
        this.items = answered.items();
        this.keys = new RequestedKeys(identifier);
        this.converter = converter;
        this.association = association;
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public DataSet next() {
        count++;
        try {
            return keys.of(dataSet(items.next()));
        } catch (DicomException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("event", "listener.match")
                    .addKeyValue("association", association)
                    .log(
                            "association {}: match {} of the route cannot be sent: {}",
                            association,
                            count,
                            e instanceof DicomException
                                    ? e.getMessage()
                                    : e.getClass().getName());
            throw e;
        }
    }

    private DataSet dataSet(Object item) {
        if (item instanceof DataSet dataSet) {
            return dataSet;
        }
        if (item instanceof DicomObject object) {
            return object.dataSet();
        }
        if (item instanceof DicomFile file) {
            return file.dataSet();
        }
        if (item instanceof Map<?, ?> map) {
            return DicomJson.dataSet(map);
        }
        if (item instanceof CharSequence json) {
            return DicomJson.dataSet(json.toString());
        }
        DataSet converted = item == null ? null : converter.tryConvertTo(DataSet.class, item);
        if (converted == null) {
            throw new UnfitMatchException(item);
        }
        return converted;
    }
}
