package io.cameldicom.test.script;

import java.util.Locale;

/** What a rule counts. */
public enum Unit {
    /** Connections, in the order in which they come. */
    ASSOCIATION,
    /** C-STORE requests. */
    OBJECT,
    /** C-ECHO requests. */
    ECHO,
    /** A-RELEASE requests. */
    RELEASE;

    /** The word that stands for it in a script. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
