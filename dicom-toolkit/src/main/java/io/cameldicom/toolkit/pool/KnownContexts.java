package io.cameldicom.toolkit.pool;

import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The kinds of objects that a destination has been asked for, the most recent last, each by its pairs in order of
 * preference. A new association proposes all pairs of the kind for which it is opened, so that its objects find out at
 * once what the peer takes; and for every other kind only the pair in which it would travel now, so that conversions
 * which nobody needs crowd out no kind.
 */
final class KnownContexts {
    /** Kinds remembered: several associations' worth, and still a bound. */
    static final int CAPACITY = 4 * ProposedContext.MAXIMUM_PER_ASSOCIATION;

    private static final class Kind {
        List<ContextPair> preferences;
        /** The pair of the last lease; the first preference before that. */
        ContextPair travelled;
    }

    private final Map<ContextPair, Kind> kinds = new LinkedHashMap<>();

    void asked(List<ContextPair> preferences) {
        ContextPair own = preferences.get(0);
        Kind kind = kinds.remove(own);
        if (kind == null) {
            kind = new Kind();
            kind.travelled = own;
        }
        kind.preferences = preferences;
        kinds.put(own, kind);
        if (kinds.size() > CAPACITY) {
            Iterator<ContextPair> oldest = kinds.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** An object of this kind travels in {@code pair}. */
    void travels(List<ContextPair> preferences, ContextPair pair) {
        Kind kind = kinds.get(preferences.get(0));
        if (kind != null) {
            kind.travelled = pair;
        }
    }

    /**
     * What to propose for {@code needed}: first all its pairs, so that one answer tells whether any will do; then for every
     * other kind, from the most recent on, the first pair that is not refused; then the pairs in which kinds travelled last,
     * which matter where the memory of a refusal has just ended. At most 128.
     */
    List<ContextPair> proposalFor(List<ContextPair> needed, Predicate<ContextPair> isRefused) {
        List<Kind> recentFirst = new ArrayList<>(kinds.values());
        Collections.reverse(recentFirst);
        Set<ContextPair> proposal = new LinkedHashSet<>(needed);
        for (Kind kind : recentFirst) {
            kind.preferences.stream().filter(isRefused.negate()).findFirst().ifPresent(proposal::add);
        }
        recentFirst.stream()
                .map(kind -> kind.travelled)
                .filter(isRefused.negate())
                .forEach(proposal::add);
        return proposal.stream().limit(ProposedContext.MAXIMUM_PER_ASSOCIATION).toList();
    }
}
