package io.cameldicom.component;

import io.cameldicom.component.answer.Answered;
import io.cameldicom.component.answer.QueryLevel;
import io.cameldicom.component.answer.RequestedKeys;
import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.attributes.KeyMatching;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.reception.LoggedAssociation;
import io.cameldicom.toolkit.service.ServiceRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.TypeConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The matches that a route has answered a query with, as data sets with the requested keys; of several objects of the same
 * patient, study or series the first, where the query is for these. Used by one thread at a time.
 */
final class RouteMatches implements Iterator<Optional<DataSet>> {
    private static final Logger LOG = LoggerFactory.getLogger(RouteMatches.class);

    private final Iterator<?> items;
    private final DataSet identifier;
    private final Optional<KeyMatching> matching;
    private final Retrieved objects;
    private final TypeConverter converter;
    private final LoggedAssociation association;
    private final Set<String> seen = new HashSet<>();
    private long count;

    /**
     * @param association for the log
     * @param matching whether to leave out what does not match
     * @param objects reads those that are objects
     * @param converter for items of other types
     */
    RouteMatches(
            Answered answered,
            ServiceRequest query,
            LoggedAssociation association,
            boolean matching,
            Retrieved objects,
            TypeConverter converter) {
        this.items = answered.items();
        this.identifier = query.dataSet();
        this.matching = matching ? Optional.of(KeyMatching.of(identifier)) : Optional.empty();
        this.objects = objects;
        this.converter = converter;
        this.association = association;
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public Optional<DataSet> next() {
        count++;
        try {
            Object item = items.next();
            Optional<DataSet> candidate = Retrieved.isObject(item) ? first(item) : Optional.of(dataSet(item));
            return candidate
                    .filter(one -> matching.filter(keys -> !keys.matches(one)).isEmpty())
                    .map(new RequestedKeys(identifier)::of);
        } catch (DicomException | IllegalArgumentException e) {
            association
                    .on(LOG.atWarn())
                    .addKeyValue("event", "listener.match")
                    .log(
                            "association {} of {}: match {} of the route cannot be sent: {}",
                            association.number(),
                            association.address(),
                            count,
                            e instanceof DicomException
                                    ? e.getMessage()
                                    : e.getClass().getName());
            throw e;
        }
    }

    /** Empty where another object of the same entity came before, or it cannot be read. */
    private Optional<DataSet> first(Object item) {
        DataSet dataSet;
        try {
            dataSet = objects.read(item).dataSet();
        } catch (IOException | DicomException e) {
            LOG.debug("association {}: match {} is no object that can be read", association.number(), count);
            return Optional.empty();
        }
        Optional<String> key = QueryLevel.of(identifier).flatMap(level -> level.uniqueKeyOf(dataSet));
        return key.isPresent() && !seen.add(key.get()) ? Optional.empty() : Optional.of(dataSet);
    }

    private DataSet dataSet(Object item) {
        if (item instanceof DataSet dataSet) {
            return dataSet;
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
