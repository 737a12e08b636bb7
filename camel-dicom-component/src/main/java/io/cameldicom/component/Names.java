package io.cameldicom.component;

import java.util.Arrays;
import java.util.List;

/** Options that hold several values joined by commas. */
final class Names {
    private Names() {}

    /** The values in order, without blanks around them and without empty ones; empty for null. */
    static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
