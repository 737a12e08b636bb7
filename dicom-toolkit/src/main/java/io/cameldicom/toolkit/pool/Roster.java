package io.cameldicom.toolkit.pool;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The associations of a pool, from open to closed; touched by events of the pool alone. */
final class Roster {
    private static final Comparator<Pooled> BY_IDLE_SINCE = Comparator.comparingLong(pooled -> pooled.idleSince);

    private final Set<Pooled> associations = new LinkedHashSet<>();

    void add(Pooled pooled) {
        associations.add(pooled);
    }

    void remove(Pooled pooled) {
        associations.remove(pooled);
    }

    /** All that count against the bound, those that are being closed among them. */
    int size() {
        return associations.size();
    }

    boolean isEmpty() {
        return associations.isEmpty();
    }

    /** How many are open and stay so. */
    int open() {
        return (int) associations.stream()
                .filter(pooled -> pooled.use != Pooled.Use.CLOSING)
                .count();
    }

    Stream<Pooled> idle() {
        return associations.stream().filter(pooled -> pooled.use == Pooled.Use.IDLE);
    }

    boolean hasIdle() {
        return idle().findAny().isPresent();
    }

    /** The one that was used last of those that serve {@code pair}, so that the others can end for want of use. */
    Optional<Pooled> idleFor(ContextPair pair) {
        return idle().filter(pooled -> pooled.serves(pair)).max(BY_IDLE_SINCE);
    }

    Optional<Pooled> longestIdle() {
        return idle().min(BY_IDLE_SINCE);
    }

    /** A copy, which stays as it is while associations end. */
    List<Pooled> all() {
        return List.copyOf(associations);
    }
}
