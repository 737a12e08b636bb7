package io.cameldicom.component.query;

import io.cameldicom.toolkit.data.Tag;

/** Query/Retrieve Level (0008,0052), the outermost first (PS3.4 §C.6). */
public enum QueryLevel {
    PATIENT(Tag.PATIENT_ID),
    STUDY(Tag.STUDY_INSTANCE_UID),
    SERIES(Tag.SERIES_INSTANCE_UID),
    IMAGE(Tag.SOP_INSTANCE_UID);

    private final int uniqueKey;

    QueryLevel(int uniqueKey) {
        this.uniqueKey = uniqueKey;
    }

    /** Tag of the attribute that tells one entity of this level from all others. */
    public int uniqueKey() {
        return uniqueKey;
    }
}
