package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.Association;
import java.util.Set;
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
    Use use = Use.IDLE;
    long idleSince;
    long objects;

    /** The waiter for whom it is closed, if any. */
    Waiter closedFor;

    Pooled(Association association, long now) {
        this.association = association;
        this.accepted = association.contexts().stream().map(ContextPair::of).collect(Collectors.toUnmodifiableSet());
        this.idleSince = now;
    }

    boolean serves(ContextPair pair) {
        return use == Use.IDLE && association.isOpen() && accepted.contains(pair);
    }
}
