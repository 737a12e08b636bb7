package io.cameldicom.component.outcome;

import java.util.EnumSet;
import java.util.Set;

/**
 * Associations that the peer rejected (A-ASSOCIATE-RJ, PS3.8 table 9-21). A part that is {@link #ANY} may be whatever it
 * is.
 *
 * @param result 1 permanent, 2 transient
 * @param source who rejected, 1 to 3
 * @param reason why, to be read together with the source
 */
public record Rejection(int result, int source, int reason) implements Ending {
    static final int ANY = -1;
    static final Rejection ALL = new Rejection(ANY, ANY, ANY);

    @Override
    public boolean covers(Ending other) {
        return other instanceof Rejection rejection
                && covers(result, rejection.result)
                && covers(source, rejection.source)
                && covers(reason, rejection.reason);
    }

    private static boolean covers(int part, int other) {
        return part == ANY || part == other;
    }

    @Override
    public boolean overlaps(Ending other) {
        return other instanceof Rejection rejection
                && overlaps(result, rejection.result)
                && overlaps(source, rejection.source)
                && overlaps(reason, rejection.reason);
    }

    private static boolean overlaps(int part, int other) {
        return covers(part, other) || other == ANY;
    }

    @Override
    public int width() {
        return (result == ANY ? 1 : 0) + (source == ANY ? 1 : 0) + (reason == ANY ? 1 : 0);
    }

    @Override
    public Set<Outcome> sensible() {
        return EnumSet.of(Outcome.TRANSIENT, Outcome.PERMANENT);
    }

    @Override
    public String text() {
        return RejectionWords.text(this);
    }
}
