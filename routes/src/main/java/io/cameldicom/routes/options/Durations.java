package io.cameldicom.routes.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time as Camel writes them. */
public final class Durations {
    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,8})s)?(?:(\\d{1,10})ms)?");
    private static final Duration LONGEST = Duration.ofDays(7);

    private Durations() {}

    /** As {@link #parse(String, Duration)} with at most 7 days. */
    public static Duration parse(String text) {
        return parse(text, LONGEST);
    }

    /**
     * Reads {@code 500ms}, {@code 2s}, {@code 1m30s} or {@code 1h}; a bare number is milliseconds.
     *
     * @throws IllegalArgumentException if it is none of these, zero, or longer than {@code longest}
     */
    public static Duration parse(String text, Duration longest) {
        String compact = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        if (compact.matches("\\d{1,10}")) {
            compact += "ms";
        }
        Matcher matcher = PARTS.matcher(compact);
        if (compact.isEmpty() || !matcher.matches()) {
            throw unreadable(longest);
        }
        Duration duration = Duration.ofHours(part(matcher, 1))
                .plusMinutes(part(matcher, 2))
                .plusSeconds(part(matcher, 3))
                .plusMillis(part(matcher, 4));
        if (duration.isZero() || duration.compareTo(longest) > 0) {
            throw unreadable(longest);
        }
        return duration;
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    private static IllegalArgumentException unreadable(Duration longest) {
        return new IllegalArgumentException(
                "a duration longer than zero, such as 500ms, 2s, 1m30s, of at most " + longest.toDays() + " days");
    }
}
