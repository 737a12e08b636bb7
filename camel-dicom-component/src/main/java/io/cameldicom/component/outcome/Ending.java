package io.cameldicom.component.outcome;

import java.util.Set;

/** How a store may end, or a set of such ends: what an entry of a policy stands for. */
public sealed interface Ending permits StatusRange, Rejection, FailureKind {
    /** Whether each end that {@code other} stands for is one of these. */
    boolean covers(Ending other);

    /** Whether some end is one of both. */
    boolean overlaps(Ending other);

    /** How many ends it stands for; only to be compared with those that it overlaps. */
    int width();

    /** What such an end may be said to mean. */
    Set<Outcome> sensible();

    /** As it is written in a policy. */
    String text();
}
