package io.cameldicom.routes.progress;

/** Where a file of the inbox stands. */
public enum FileState {
    /** It waits for its turn, or is on its way. */
    QUEUED,
    /** It failed, and is tried again. */
    FAILING,
    /** The destination has taken it, and has to confirm that. */
    AWAITING,
    /** The destination has it. */
    SENT,
    /** It can never be sent. */
    QUARANTINED;

    boolean isLeft() {
        return this == QUEUED || this == FAILING || this == AWAITING;
    }
}
