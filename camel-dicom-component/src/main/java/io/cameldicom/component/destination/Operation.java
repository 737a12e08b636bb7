package io.cameldicom.component.destination;

import java.util.Locale;

/** What a destination is asked for. */
public enum Operation {
    STORE,
    ECHO;

    /** As it is shown, such as {@code store}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
