package io.cameldicom.component.answer;

import io.cameldicom.toolkit.data.DataSet;
import java.util.Arrays;
import java.util.Optional;

/** The levels of the query models, and what tells one entity of a level from the others (PS3.4 §C.6). */
public enum QueryLevel {
    PATIENT(0x0010_0020),
    STUDY(0x0020_000D),
    SERIES(0x0020_000E),
    IMAGE(0x0008_0018);

    private static final String STUDY_ROOT = "1.2.840.10008.5.1.4.1.2.2.";
    private static final int QUERY_RETRIEVE_LEVEL = 0x0008_0052;

    private final int uniqueKey;

    QueryLevel(int uniqueKey) {
        this.uniqueKey = uniqueKey;
    }

    /** The level that an identifier names; empty where it names none, as in a worklist, or another. */
    public static Optional<QueryLevel> of(DataSet identifier) {
        return identifier
                .string(QUERY_RETRIEVE_LEVEL)
                .flatMap(level -> Arrays.stream(values())
                        .filter(one -> one.name().equals(level))
                        .findFirst());
    }

    /** Whether an identifier of this SOP class must name a level and does, one that its model has (PS3.4 §C.6.1.1 and C.6.2.1). */
    public static boolean isRightFor(String sopClassUid, DataSet identifier) {
        Optional<QueryLevel> level = of(identifier);
        return level.isPresent() && !(sopClassUid.startsWith(STUDY_ROOT) && level.get() == PATIENT);
    }

    /** The value of the unique key of this level. */
    public Optional<String> uniqueKeyOf(DataSet dataSet) {
        return dataSet.string(uniqueKey);
    }
}
