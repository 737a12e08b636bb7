package io.cameldicom.test.script;

import java.time.Duration;
import java.util.Set;

/**
 * When, within what a rule waits for, it acts.
 *
 * @param kind which moment
 * @param amount fragments, bytes or milliseconds; 0 where the kind has none
 */
public record Moment(Kind kind, long amount) {
    /** The moments. */
    public enum Kind {
        /** A connection was accepted, nothing is read of it yet. */
        CONNECT,
        /** The answer is due: everything was read. */
        DUE,
        /** So many fragments of the data set were read; 0: the command alone. */
        PDVS,
        /** So many bytes of the data set were read, or more. */
        BYTES,
        /** The answer has been sent. */
        ANSWERED,
        /** Nothing came for so long, between two messages. */
        IDLE
    }

    public static final Moment CONNECT = new Moment(Kind.CONNECT, 0);
    public static final Moment DUE = new Moment(Kind.DUE, 0);
    public static final Moment ANSWERED = new Moment(Kind.ANSWERED, 0);

    private static final Set<Kind> UNANSWERED = Set.of(Kind.DUE, Kind.PDVS, Kind.BYTES);

    boolean allowsAnswer() {
        return UNANSWERED.contains(kind);
    }

    boolean suits(Unit unit) {
        return switch (kind) {
            case DUE -> true;
            case CONNECT, IDLE -> unit == Unit.ASSOCIATION;
            case PDVS, BYTES -> unit == Unit.OBJECT;
            case ANSWERED -> unit != Unit.RELEASE;
        };
    }

    /** As in a script, with a blank in front; empty for {@link #DUE}. */
    @Override
    public String toString() {
        return switch (kind) {
            case CONNECT -> " at connect";
            case DUE -> "";
            case PDVS -> " after " + amount + " pdvs";
            case BYTES -> " after " + amount + " bytes";
            case ANSWERED -> " after answer";
            case IDLE -> " after " + Durations.text(Duration.ofMillis(amount)) + " idle";
        };
    }
}
