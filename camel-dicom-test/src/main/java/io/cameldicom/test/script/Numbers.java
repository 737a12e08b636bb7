package io.cameldicom.test.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers, both ends included; the first thing of its kind has number 1.
 *
 * @param first at least 1, or 0 for all, also for what was there before the rule
 * @param last at least {@code first}
 */
public record Numbers(int first, int last) {
    /** All, also what was there before the rule. */
    public static final Numbers ALL = new Numbers(0, Integer.MAX_VALUE);

    static final String EXPECTED = "3, 3-5, 3+ or *";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:(\\+)|-(\\d{1,9}))?");

    public Numbers {
        if (first < 0 || last < first || first == 0 && last != Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "numbers: " + first + "-" + last + " (expected: first at least 1, last not below it)");
        }
    }

    static Numbers parse(String text) {
        if (text.equals("*")) {
            return ALL;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("number: \"" + text + "\" (expected: " + EXPECTED + ")");
        }
        int first = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return new Numbers(first, Integer.MAX_VALUE);
        }
        return new Numbers(first, matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3)));
    }

    boolean contains(int number) {
        return first == 0 || first <= number && number <= last;
    }

    @Override
    public String toString() {
        if (first == 0) {
            return "*";
        }
        if (last == Integer.MAX_VALUE) {
            return first + "+";
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
