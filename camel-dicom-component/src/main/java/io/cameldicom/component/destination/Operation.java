package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.NormalizedStatus;
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
    MPPS_CREATE,
    MPPS_SET;

    /** Of N-SET of a procedure step: it is over, and cannot be changed any more (PS3.4 §F.7.2.2.2). */
    private static final int PROCESSING_FAILURE = 0x0110;

    /** As it is shown, such as {@code store}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a final status of it means where no policy says otherwise. */
    public Outcome byDefault(int status) {
        return switch (this) {
            case FIND, MOVE, GET -> QueryRetrieveStatus.byDefault(status);
            case COMMIT, MPPS_CREATE -> NormalizedStatus.byDefault(status);
            case MPPS_SET -> status == PROCESSING_FAILURE ? Outcome.PERMANENT : NormalizedStatus.byDefault(status);
            case STORE, ECHO -> StatusTable.byDefault(status);
        };
    }

    /** The standard's words for a status of it, and what to do next. */
    public String meaning(int status) {
        return switch (this) {
            case FIND, MOVE, GET -> QueryRetrieveStatus.meaning(status);
            case COMMIT, MPPS_CREATE -> NormalizedStatus.meaning(status);
            case MPPS_SET ->
                status == PROCESSING_FAILURE
                        ? "processing failure; a step that is completed or discontinued cannot be changed"
                        : NormalizedStatus.meaning(status);
            case STORE, ECHO -> StatusTable.meaning(status);
        };
    }
}
