package io.cameldicom.toolkit.charset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code elements that a declaration announces.
 *
 * @param g0 active at the beginning
 * @param g1 active at the beginning; may be null
 * @param choices all of them, in the order of the declaration, none twice
 * @param byEscape whether escape sequences may stand in text
 * @param unescaped the G1 with which reading begins: {@code g1}, unless the declaration begins with a set that it must not
 *     begin with
 */
record Announced(CodeElement g0, CodeElement g1, List<CodeElement> choices, boolean byEscape, CodeElement unescaped) {

    /** @param repertoires in the order of the values, at least one */
    static Announced of(List<Repertoire> repertoires, boolean byEscape) {
        Repertoire first = repertoires.get(0);
        Repertoire initial = first.isDoubleByte() ? Repertoire.IR_6 : first;
        Set<CodeElement> choices = new LinkedHashSet<>();
        Stream.concat(Stream.of(initial), repertoires.stream())
                .flatMap(repertoire -> Stream.of(repertoire.g0(), repertoire.g1()))
                .filter(Objects::nonNull)
                .forEach(choices::add);
        return new Announced(initial.g0(), initial.g1(), List.copyOf(choices), byEscape, first.g1());
    }

    /** Whether text may designate it; ISO_IR 6 always, as the default repertoire. */
    boolean allows(CodeElement element) {
        return byEscape && (element == CodeElement.ISO_IR_6 || choices.contains(element));
    }
}
