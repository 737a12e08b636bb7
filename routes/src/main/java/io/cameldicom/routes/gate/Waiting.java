package io.cameldicom.routes.gate;

/** What is remembered of one file that waits: fields only, since there may be a hundred thousand of them. */
final class Waiting {
    enum State {
        /** Not yet seen unchanged for long enough. */
        SETTLING,
        /** Ended too early when it was read: may still grow. */
        GROWING,
        /** Handed to the route. */
        IN_FLIGHT,
        /** Failed, or met a twin on its way: offered again later. */
        PAUSED
    }

    Look look;
    State state = State.SETTLING;
    /** When this very look was first seen. */
    long since;
    /** Not to be offered before. */
    long notBefore;
    /** When the first of the failures was that are still going on. */
    long failingSince;
    /** When the last of them was. */
    long lastFailure;

    int attempts;
    /** The last scan that came across the file. */
    int scan;

    Waiting(Look look, long now) {
        restart(look, now);
    }

    /** The file is another one now, or has other contents: all that was known is void. */
    void restart(Look now, long at) {
        look = now;
        state = State.SETTLING;
        since = at;
        notBefore = at;
        failingSince = 0;
        attempts = 0;
    }
}
