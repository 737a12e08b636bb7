package io.cameldicom.toolkit.charset;

import java.util.ArrayList;
import java.util.List;

/** The states in which G0 and G1 can be while text of one declaration is written, by number. Immutable. */
final class Registers {
    /** What an escape sequence costs beside its bytes, which cost 1 each. */
    private static final long ESCAPE = 1L << 32;

    private final CodeElement[] choices;
    private final int states;
    private final int initial;

    /** By state and choice. */
    private final int[] designated;

    private final long[] restorations;

    Registers(Announced announced) {
        List<CodeElement> g0s = new ArrayList<>();
        List<CodeElement> g1s = new ArrayList<>();
        if (announced.g1() == null) {
            g1s.add(null);
        }
        announced.choices().forEach(element -> (element.isG1() ? g1s : g0s).add(element));
        choices = announced.choices().toArray(new CodeElement[0]);
        states = g0s.size() * g1s.size();
        initial = g0s.indexOf(announced.g0()) * g1s.size() + g1s.indexOf(announced.g1());
        designated = new int[states * choices.length];
        restorations = new long[states];
        for (int state = 0; state < states; state++) {
            int g0 = state / g1s.size();
            int g1 = state % g1s.size();
            restorations[state] = restoration(g0s.get(g0), announced.g0()) + restoration(g1s.get(g1), announced.g1());
            for (int choice = 0; choice < choices.length; choice++) {
                CodeElement element = choices[choice];
                designated[state * choices.length + choice] = element.isG1()
                        ? g0 * g1s.size() + g1s.indexOf(element)
                        : g0s.indexOf(element) * g1s.size() + g1;
            }
        }
    }

    private static long restoration(CodeElement active, CodeElement first) {
        return first == null || active == first ? 0 : ESCAPE + first.escapeLength();
    }

    int states() {
        return states;
    }

    /** In which each run begins. */
    int initial() {
        return initial;
    }

    int choices() {
        return choices.length;
    }

    /** In the order in which they are announced. */
    CodeElement choice(int choice) {
        return choices[choice];
    }

    /** The state after a character of this choice. */
    int after(int state, int choice) {
        return designated[state * choices.length + choice];
    }

    /** The cost of a character of this choice, with the escape sequence that it needs. */
    long cost(int state, int choice) {
        CodeElement element = choices[choice];
        return (element.isDoubleByte() ? 2 : 1) + (after(state, choice) == state ? 0 : ESCAPE + element.escapeLength());
    }

    /** The cost of the escape sequences that are due at the end of a run. */
    long restoration(int state) {
        return restorations[state];
    }
}
