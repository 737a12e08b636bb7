package io.cameldicom.routes.disposition;

import java.util.Locale;
import java.util.Optional;

/** Where the route wants a file to go: the value of the exchange property {@value #PROPERTY}. */
public enum Disposition {
    SENT,
    QUARANTINE;

    /** Set by the routes, in any case; a file without it stays where it is. */
    public static final String PROPERTY = "disposition";

    /** Reads the property; empty for nothing and for anything else. */
    public static Optional<Disposition> of(String property) {
        for (Disposition disposition : values()) {
            if (disposition.word().equalsIgnoreCase(property)) {
                return Optional.of(disposition);
            }
        }
        return Optional.empty();
    }

    /** The word for it in routes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
