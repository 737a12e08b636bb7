package io.cameldicom.component;

/** What becomes of an object for whose text no encoding is likely enough. */
public enum OnDoubt {
    /** It goes on as it is. */
    PASS,
    /** The exchange fails, permanently. */
    FAIL
}
