package io.cameldicom.component;

import io.cameldicom.toolkit.Nearest;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is said of options of a URI that do not exist: their names, never their values, and which are meant. */
final class UnknownOptions {
    private UnknownOptions() {}

    /**
     * @param unknown names that no option has
     * @param known names of all options
     * @throws IllegalArgumentException if there is any in {@code unknown}
     */
    static void refuse(Collection<String> unknown, Set<String> known) {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    new TreeSet<>(unknown).stream().map(name -> of(name, known)).collect(Collectors.joining("; ")));
        }
    }

    private static String of(String name, Set<String> known) {
        String nearest = Nearest.to(name, new TreeSet<>(known)).orElseThrow();
        return name + ": no option (expected: " + nearest + "? docs/component.md has all)";
    }
}
