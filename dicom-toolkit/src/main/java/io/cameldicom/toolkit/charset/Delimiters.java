package io.cameldicom.toolkit.charset;

import io.cameldicom.toolkit.data.VR;

/** Characters at which code elements are again those of the first value (PS3.5 §6.1.2.5.3). */
enum Delimiters {
    /** Of text with one value: ST, LT and UT. Control characters alone. */
    OF_ONE_VALUE,
    /** Of text with many values: SH, LO and UC. Control characters and backslash. */
    OF_MANY_VALUES,
    /** Of PN: also those of components and component groups. */
    OF_NAMES;

    static Delimiters of(VR vr) {
        return switch (vr) {
            case ST, LT, UT -> OF_ONE_VALUE;
            case PN -> OF_NAMES;
            default -> OF_MANY_VALUES;
        };
    }

    boolean contains(int c) {
        return switch (c) {
            case '\\' -> this != OF_ONE_VALUE;
            case '^', '=' -> this == OF_NAMES;
            default -> c < ' ';
        };
    }
}
