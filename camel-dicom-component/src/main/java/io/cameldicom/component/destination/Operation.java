package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.QueryRetrieveStatus;
import io.cameldicom.component.outcome.StatusTable;
import java.util.Locale;

/** What a destination is asked for. */
public enum Operation {
    STORE,
    ECHO,
    FIND,
    MOVE,
    GET,
    COMMIT,
    MPPS;

    /** As it is shown, such as {@code store}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a final status of it means where no policy says otherwise. */
    public Outcome byDefault(int status) {
        return isQueryOrRetrieval() ? QueryRetrieveStatus.byDefault(status) : StatusTable.byDefault(status);
    }

    /** The standard's words for a status of it, and what to do next. */
    public String meaning(int status) {
        return isQueryOrRetrieval() ? QueryRetrieveStatus.meaning(status) : StatusTable.meaning(status);
    }

    private boolean isQueryOrRetrieval() {
        return this == FIND || this == MOVE || this == GET;
    }
}
