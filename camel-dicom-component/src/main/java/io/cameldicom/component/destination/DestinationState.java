package io.cameldicom.component.destination;

import java.util.Locale;

/** Whether objects are sent to a destination. */
public enum DestinationState {
    /** They are. */
    AVAILABLE,
    /** The peer lets us in for no association: objects fail at once, and it is asked by C-ECHO until it is back. */
    AWAY,
    /** An operator stopped it: objects fail at once until it is resumed. */
    PAUSED;

    /** As it is shown, such as {@code available}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
