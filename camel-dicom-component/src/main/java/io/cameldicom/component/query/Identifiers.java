package io.cameldicom.component.query;

import io.cameldicom.toolkit.attributes.AttributeName;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes identifiers of the keys that a route gives.
 *
 * @param level where neither the keys nor the exchange name one
 * @param returnKeys empty for the usual ones
 * @param relational whether the unique keys of upper levels may be left out (PS3.4 §C.4.1.2.2)
 */
public record Identifiers(
        InformationModel model, Optional<String> level, Optional<ReturnKeys> returnKeys, boolean relational) {
    private static final int QUERY_RETRIEVE_LEVEL = 0x00080052;

    /**
     * For C-FIND: all keys, the level, and what is to be returned.
     *
     * @param named level that the exchange names; the keys' own goes before it
     * @throws IllegalQueryException if the model does not allow it (PS3.4 §C.4.1.1 and §C.4.1.2)
     */
    public DataSet find(DataSet keys, Optional<String> named) {
        if (model.levels().isEmpty()) {
            if (model.isKnown()) {
                refuseLevel(keys, named);
            }
            return returnKeys.orElseGet(() -> ReturnKeys.usual(model, null)).addedTo(withOptionalLevel(keys, named));
        }
        QueryLevel at = levelOf(keys, named);
        if (!relational) {
            requireKeysAbove(keys, at);
        }
        return withLevel(returnKeys.orElseGet(() -> ReturnKeys.usual(model, at)).addedTo(keys), at.name());
    }

    /**
     * For C-MOVE and C-GET: the level, and unique keys alone, whatever else there is; so a match of a query will do.
     *
     * @throws IllegalQueryException if a unique key is missing (PS3.4 §C.4.2.1.4 and §C.4.2.2)
     */
    public DataSet retrieval(DataSet keys, Optional<String> named) {
        if (model.levels().isEmpty()) {
            return withOptionalLevel(keys, named);
        }
        QueryLevel at = levelOf(keys, named);
        if (keys.string(at.uniqueKey()).isEmpty()) {
            throw new IllegalQueryException(AttributeName.of(at.uniqueKey())
                    + ": missing (expected: the one to retrieve," + " or a list of them, at level " + at + ")");
        }
        if (!relational) {
            requireKeysAbove(keys, at);
        }
        List<Element> unique = new ArrayList<>();
        for (QueryLevel one : model.levels()) {
            if (one.compareTo(at) <= 0) {
                keys.element(one.uniqueKey()).ifPresent(unique::add);
            }
        }
        DataSet identifier = withLevel(DataSet.of(unique), at.name());
        return keys.element(Tag.SPECIFIC_CHARACTER_SET).map(identifier::with).orElse(identifier);
    }

    private void refuseLevel(DataSet keys, Optional<String> named) {
        if (keys.contains(QUERY_RETRIEVE_LEVEL) || named.or(this::level).isPresent()) {
            throw new IllegalQueryException("level: given (expected: " + model.levelNames() + ")");
        }
    }

    private DataSet withOptionalLevel(DataSet keys, Optional<String> named) {
        Optional<String> given = named.or(this::level);
        return keys.contains(QUERY_RETRIEVE_LEVEL) || given.isEmpty() ? keys : withLevel(keys, given.get());
    }

    private QueryLevel levelOf(DataSet keys, Optional<String> named) {
        String given = keys.string(QUERY_RETRIEVE_LEVEL)
                .or(() -> named)
                .or(this::level)
                .orElseThrow(() -> new IllegalQueryException("level: none (expected: " + model.levelNames()
                        + ", by QueryRetrieveLevel in the body, the header CamelDicomQueryLevel or the option level)"));
        return model.level(given);
    }

    private void requireKeysAbove(DataSet keys, QueryLevel at) {
        for (QueryLevel above : model.above(at)) {
            String value = keys.string(above.uniqueKey()).orElse("");
            if (value.isEmpty() || value.indexOf('\\') >= 0 || value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
                throw new IllegalQueryException(AttributeName.of(above.uniqueKey()) + ": "
                        + (value.isEmpty() ? "missing" : "not a single one") + " (expected: one " + above
                        + ", as the level is " + at + "; or the option relational, where the peer supports that)");
            }
        }
    }

    private static DataSet withLevel(DataSet keys, String level) {
        return keys.with(Element.of(QUERY_RETRIEVE_LEVEL, VR.CS, level));
    }
}
