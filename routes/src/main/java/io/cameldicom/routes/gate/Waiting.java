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
        PAUSED,
        /** Could not be sent at all: offered again later, or as soon as the destination is back. */
        AWAY,
        /** The destination has taken it: offered again once it has confirmed that, or said that it has not. */
        AWAITING,
        /** It need wait for the destination's confirmation no longer. */
        RELEASED
    }

    Look look;
    State state = State.SETTLING;
    /** When this very look was first seen. */
    long since;
    /** Not to be offered before. */
    long notBefore;
    /** Whether it has failed since the start of this process, and when it did so for the first time. */
    boolean failed;

    long failingSince;
    /** When the last failure was. */
    long lastFailure;
    /** How long it has failed in all, without the times in which nobody tried. */
    long failing;
    /** The pause after the last failure. */
    long pause;

    int attempts;
    /** Pauses that attempts have cost, of which the length of the next one follows. */
    int rounds;
    /** Times in a row that it could not be sent at all. */
    int away;
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
        failed = false;
        failing = 0;
        attempts = 0;
        rounds = 0;
        away = 0;
    }
}
