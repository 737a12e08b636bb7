package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.Association;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One association of the pool; touched by events of the pool alone. */
final class Pooled {
    enum Use {
        IDLE,
        LEASED,
        /** Being released or aborted: still counts, as the peer may count it too, until it is closed. */
        CLOSING
    }

    final Association association;
    final Set<ContextPair> accepted;
    private final Set<ContextPair> proposed;
    Use use = Use.IDLE;
    /** When it is released if nobody uses it. */
    long idleUntil;

    long objects;
    private long keptUntil;

    /** The waiter for whom it is closed, if any. */
    Waiter closedFor;

    /** @param idleUntil by {@link System#nanoTime()}, as all times here */
    Pooled(Association association, List<ContextPair> proposed, long idleUntil) {
        this.association = association;
        this.proposed = Set.copyOf(proposed);
        this.accepted = association.contexts().stream().map(ContextPair::of).collect(Collectors.toUnmodifiableSet());
        this.idleUntil = idleUntil;
        this.keptUntil = idleUntil;
    }

    /** It is not released for want of use before {@code time}, nor before a later time that was set already. */
    void keepUntil(long time) {
        keptUntil = later(keptUntil, time);
        idleUntil = later(idleUntil, time);
    }

    /** Nobody uses it from now on. */
    void idle(long until) {
        use = Use.IDLE;
        idleUntil = later(keptUntil, until);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /**
     * The pair in which an object can travel here: the first that was accepted, unless one before it is yet to be asked
     * for, which another association must do.
     */
    Optional<ContextPair> pairFor(List<ContextPair> preferences, Predicate<ContextPair> isRefused) {
        if (association.isOpen()) {
            for (ContextPair pair : preferences) {
                if (accepted.contains(pair)) {
                    return Optional.of(pair);
                }
                if (!proposed.contains(pair) && !isRefused.test(pair)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
