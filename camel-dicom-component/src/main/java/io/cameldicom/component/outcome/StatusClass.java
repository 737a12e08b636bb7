package io.cameldicom.component.outcome;

import java.util.Locale;

/** The answers to a C-STORE in a few classes (PS3.4 table B.2-1, PS3.7 annex C): enough to see what is the matter. */
public enum StatusClass {
    SUCCESS,
    WARNING,
    OUT_OF_RESOURCES,
    DATA_SET_MISMATCH,
    CANNOT_UNDERSTAND,
    DUPLICATE_INSTANCE,
    OTHER_FAILURE;

    /** The class of {@code status}, 0 to 0xFFFF. */
    public static StatusClass of(int status) {
        return switch (status >> 8) {
            case 0xA7 -> OUT_OF_RESOURCES;
            case 0xA9 -> DATA_SET_MISMATCH;
            default -> ofOther(status);
        };
    }

    private static StatusClass ofOther(int status) {
        return switch (StatusTable.byDefault(status)) {
            case DONE -> SUCCESS;
            case DONE_WITH_WARNING -> WARNING;
            case DUPLICATE -> DUPLICATE_INSTANCE;
            default -> status >> 12 == 0xC ? CANNOT_UNDERSTAND : status == 0x0213 ? OUT_OF_RESOURCES : OTHER_FAILURE;
        };
    }

    /** As it is shown, such as {@code out-of-resources}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
