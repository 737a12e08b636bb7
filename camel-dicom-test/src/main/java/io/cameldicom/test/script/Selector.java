package io.cameldicom.test.script;

import java.util.Optional;

/**
 * What a rule waits for.
 *
 * @param unit what is counted
 * @param numbers which of them; counted from when the rule was given, or within each association where one is named
 * @param association numbers of the associations, counted from when the rule was given; empty: whichever
 * @param instance SOP Instance UID, or the beginning of one and an asterisk; empty: whichever
 */
public record Selector(Unit unit, Numbers numbers, Optional<Numbers> association, Optional<String> instance) {
    private static final String UID = "[0-9.]{1,64}\\*?";

    public Selector {
        if (instance.isPresent() && unit != Unit.OBJECT) {
            throw new IllegalArgumentException(unit.word() + ": \"of instance\" (expected: after object)");
        }
        if (!instance.orElse("0").matches(UID)) {
            throw new IllegalArgumentException(
                    "instance: \"" + instance.get() + "\" (expected: a UID, or its beginning and an asterisk)");
        }
        if (unit == Unit.ASSOCIATION && association.isPresent()) {
            throw new IllegalArgumentException(
                    "association: \"of association\" (expected: after object, echo, release)");
        }
    }

    /** Whichever instance it is. */
    public Selector(Unit unit, Numbers numbers, Optional<Numbers> association) {
        this(unit, numbers, association, Optional.empty());
    }

    /**
     * Whether it waits for this.
     *
     * @param earlier how many of its unit there were before the rule
     * @param earlierAssociations how many associations there were before the rule
     * @param salt of the rule
     */
    boolean matches(Occurrence occurrence, int earlier, int earlierAssociations, int salt) {
        if (occurrence.unit() != unit || !matches(occurrence.instance())) {
            return false;
        }
        if (association.isEmpty()) {
            return numbers.contains(occurrence.number() - earlier, salt);
        }
        return association.get().contains(occurrence.association() - earlierAssociations, salt)
                && numbers.contains(occurrence.within(), salt);
    }

    private boolean matches(String uid) {
        return instance.map(wanted -> wanted.endsWith("*")
                        ? uid.startsWith(wanted.substring(0, wanted.length() - 1))
                        : uid.equals(wanted))
                .orElse(true);
    }

    @Override
    public String toString() {
        return unit.word() + " " + numbers
                + association.map(which -> " of association " + which).orElse("")
                + instance.map(which -> " of instance " + which).orElse("");
    }
}
