package io.cameldicom.toolkit.pool;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The associations of a pool, from open to closed; touched by events of the pool alone. */
final class Roster {
    private static final Comparator<Pooled> BY_IDLE_UNTIL = Comparator.comparingLong(pooled -> pooled.idleUntil);

    /** An association, and the pair in which an object can travel on it. */
    record Match(Pooled pooled, ContextPair pair) {}

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

    /**
     * Of those that are idle and serve one of {@code preferences}, the one that was used last, so that the others can end
     * for want of use; one that serves a better pair goes before.
     */
    Optional<Match> idleFor(List<ContextPair> preferences, Predicate<ContextPair> isRefused) {
        Comparator<Match> byRank = Comparator.comparingInt(match -> preferences.indexOf(match.pair));
        return idle().flatMap(pooled ->
                        pooled.pairFor(preferences, isRefused).stream().map(pair -> new Match(pooled, pair)))
                .min(byRank.thenComparing(match -> match.pooled, BY_IDLE_UNTIL.reversed()));
    }

    /** Whether one that is open, used or not, accepted one of {@code pairs}. */
    boolean acceptsOneOf(List<ContextPair> pairs) {
        return associations.stream()
                .anyMatch(pooled ->
                        pooled.use != Pooled.Use.CLOSING && pairs.stream().anyMatch(pooled.accepted::contains));
    }

    Optional<Pooled> longestIdle() {
        return idle().min(BY_IDLE_UNTIL);
    }

    /** A copy, which stays as it is while associations end. */
    List<Pooled> all() {
        return List.copyOf(associations);
    }
}
