package io.cameldicom.routes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Kamelet that is not there, or one without a property that it needs, as Camel tells it; the names of both are no secrets. */
final class KameletMistake {
    private static final Pattern INCOMPLETE =
            Pattern.compile("Route template (\\S+) the following mandatory parameters must be provided: ([\\w, ]+)");
    private static final Pattern ABSENT = Pattern.compile("Resource not found: .*?([\\w-]+)\\.kamelet\\.yaml");

    private KameletMistake() {}

    /** Our own words for it, without the place of files; empty where the failure is another one. */
    static Optional<String> of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher incomplete = INCOMPLETE.matcher(message);
        if (incomplete.matches()) {
            return Optional.of(incomplete.group(2) + ": missing for the Kamelet " + incomplete.group(1)
                    + " (expected: a value; docs/kamelets.md has all properties)");
        }
        Matcher absent = ABSENT.matcher(message);
        return absent.matches()
                ? Optional.of(absent.group(1) + ": no such Kamelet (expected: one of docs/kamelets.md, or kamelets/"
                        + absent.group(1) + ".kamelet.yaml in a jar of lib/ext)")
                : Optional.empty();
    }
}
