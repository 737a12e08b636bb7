package io.cameldicom.test.script;

import java.util.Optional;

/**
 * What a rule waits for.
 *
 * @param unit what is counted
 * @param numbers which of them; counted from when the rule was given, or within each association where one is named
 * @param association numbers of the associations, counted from when the rule was given; empty: whichever
 */
public record Selector(Unit unit, Numbers numbers, Optional<Numbers> association) {
    public Selector {
        if (unit == Unit.ASSOCIATION && association.isPresent()) {
            throw new IllegalArgumentException(
                    "association: \"of association\" (expected: after object, echo, release)");
        }
    }

    /**
     * Whether it waits for this.
     *
     * @param earlier how many of its unit there were before the rule
     * @param earlierAssociations how many associations there were before the rule
     */
    boolean matches(Occurrence occurrence, int earlier, int earlierAssociations) {
        if (occurrence.unit() != unit) {
            return false;
        }
        if (association.isEmpty()) {
            return numbers.contains(occurrence.number() - earlier);
        }
        return association.get().contains(occurrence.association() - earlierAssociations)
                && numbers.contains(occurrence.within());
    }

    @Override
    public String toString() {
        return unit.word() + " " + numbers
                + association.map(which -> " of association " + which).orElse("");
    }
}
