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
    long idleSince;
    long objects;

    /** The waiter for whom it is closed, if any. */
    Waiter closedFor;

    Pooled(Association association, List<ContextPair> proposed, long now) {
        this.association = association;
        this.proposed = Set.copyOf(proposed);
        this.accepted = association.contexts().stream().map(ContextPair::of).collect(Collectors.toUnmodifiableSet());
        this.idleSince = now;
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
