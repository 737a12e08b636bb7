package io.cameldicom.routes.options;

import io.cameldicom.toolkit.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a misspelt option of ours from a property that is somebody else's. A routes file of the user may bring its own
 * properties, so only names in a group of ours ({@code inbox.…}) or within two edits of an option are taken for ours.
 */
final class OptionNames {
    private static final int TYPING_ERROR = 2;
    private static final List<String> KEYS =
            Arrays.stream(Option.values()).map(Option::key).toList();
    private static final Set<String> GROUPS = KEYS.stream()
            .filter(key -> key.indexOf('.') > 0)
            .map(OptionNames::group)
            .collect(Collectors.toSet());

    private OptionNames() {}

    /** What was probably meant by a property that is no option; empty where it is an option, or not ours. */
    static Optional<String> meantBy(String key) {
        if (KEYS.contains(key) || key.startsWith("camel.")) {
            return Optional.empty();
        }
        return Nearest.to(key, KEYS).filter(nearest -> GROUPS.contains(group(key)) || isTypingError(key, nearest));
    }

    /** The same for the name of an environment variable, which must be close to one of ours. */
    static Optional<String> meantByVariable(String name) {
        List<String> names =
                Arrays.stream(Option.values()).map(Option::environmentVariable).toList();
        return names.contains(name) || name.indexOf('_') < 0
                ? Optional.empty()
                : Nearest.to(name, names)
                        .filter(nearest -> name.equals(name.toUpperCase(Locale.ROOT)) && isTypingError(name, nearest));
    }

    private static boolean isTypingError(String text, String nearest) {
        return nearest.length() >= 3 * TYPING_ERROR && Nearest.distance(text, nearest) <= TYPING_ERROR
                || Nearest.distance(text, nearest) <= 1 && nearest.length() > 2;
    }

    private static String group(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? "" : key.substring(0, dot);
    }
}
