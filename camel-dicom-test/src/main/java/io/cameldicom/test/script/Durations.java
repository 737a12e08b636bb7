package io.cameldicom.test.script;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as scripts write them. */
final class Durations {
    static final String EXPECTED = "a duration such as 500ms, 2s or 1m";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Durations() {}

    static boolean matches(String text) {
        return TEXT.matcher(text).matches();
    }

    static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: " + EXPECTED + ")");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    static Duration checked(Duration duration) {
        if (duration.isNegative() || duration.toMillis() > 999_999_999L) {
            throw new IllegalArgumentException(duration + " (expected: " + EXPECTED + ")");
        }
        return duration;
    }

    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis > 0 && millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
