package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pairs that a destination has been asked for, the most recent last. A new association proposes them all, so that
 * objects of many kinds share it; where they are more than an association can hold, the most recent stand first.
 */
final class KnownContexts {
    /** Pairs remembered: several associations' worth, and still a bound. */
    static final int CAPACITY = 4 * ProposedContext.MAXIMUM_PER_ASSOCIATION;

    private final Set<ContextPair> pairs = new LinkedHashSet<>();

    void asked(ContextPair pair) {
        pairs.remove(pair);
        pairs.add(pair);
        if (pairs.size() > CAPACITY) {
            Iterator<ContextPair> oldest = pairs.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Proposes this pair no more, until it is asked for again. */
    void forget(ContextPair pair) {
        pairs.remove(pair);
    }

    /** What to propose for {@code needed}: that pair first, then the others from the most recent on; at most 128. */
    List<ContextPair> proposalFor(ContextPair needed) {
        List<ContextPair> recentLast = new ArrayList<>(pairs);
        List<ContextPair> proposal = new ArrayList<>();
        proposal.add(needed);
        for (int i = recentLast.size() - 1; i >= 0 && proposal.size() < ProposedContext.MAXIMUM_PER_ASSOCIATION; i--) {
            if (!recentLast.get(i).equals(needed)) {
                proposal.add(recentLast.get(i));
            }
        }
        return proposal;
    }
}
