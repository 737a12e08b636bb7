package io.cameldicom.component.query;

import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.data.DataSet;
import java.util.List;

/** What a match is for the route. */
public enum ResultFormat {
    /** A map by keyword, of which Camel makes the other two. */
    MAP,
    /** The data set. */
    DATASET,
    /** Text of DICOM JSON: an object for one match, an array for all. */
    JSON;

    /** One match. */
    public Object of(DataSet match) {
        return switch (this) {
            case MAP -> new Match(match);
            case DATASET -> match;
            case JSON -> DicomJson.text(match);
        };
    }

    /** All of them. */
    public Object of(List<DataSet> matches) {
        return this == JSON
                ? DicomJson.text(matches)
                : new Matches(matches, matches.stream().map(this::of).toList());
    }
}
