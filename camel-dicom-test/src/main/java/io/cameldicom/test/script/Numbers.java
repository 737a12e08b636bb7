package io.cameldicom.test.script;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers, both ends included; the first thing of its kind has number 1. Or a share of all, chosen by chance:
 * the same rule chooses the same numbers each time.
 *
 * @param first at least 1, or 0 for all, also for what was there before the rule
 * @param last at least {@code first}
 * @param percent how many of a hundred within the range, 1 to 100
 * @param seed another one chooses others
 */
public record Numbers(int first, int last, int percent, long seed) {
    /** All, also what was there before the rule. */
    public static final Numbers ALL = new Numbers(0, Integer.MAX_VALUE);

    static final String EXPECTED = "3, 3-5, 3+, 5% or *";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:(\\+)|-(\\d{1,9}))?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3})%");

    public Numbers {
        if (first < 0 || last < first || first == 0 && last != Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "numbers: " + first + "-" + last + " (expected: first at least 1, last not below it)");
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("share: " + percent + "% (expected: 1% to 100%)");
        }
    }

    /** All numbers of a range. */
    public Numbers(int first, int last) {
        this(first, last, 100, 0);
    }

    /** So many of a hundred, chosen by chance. */
    public static Numbers share(int percent, long seed) {
        return new Numbers(0, Integer.MAX_VALUE, percent, seed);
    }

    static Numbers parse(Words words) {
        String text = words.next(EXPECTED);
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            return parse(text);
        }
        long seed = words.take("seed") ? words.number(0, Long.MAX_VALUE) : 0;
        return share(Integer.parseInt(share.group(1)), seed);
    }

    private static Numbers parse(String text) {
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

    /** @param salt of the rule: two rules with one share and seed choose each their own */
    boolean contains(int number, int salt) {
        boolean within = first == 0 || first <= number && number <= last;
        return within && (percent == 100 || chance(number, salt) < percent);
    }

    private int chance(int number, int salt) {
        return new SplittableRandom(seed * 31 + salt + ((long) number << 32)).nextInt(100);
    }

    @Override
    public String toString() {
        if (percent < 100) {
            return percent + "%" + (seed == 0 ? "" : " seed " + seed);
        }
        if (first == 0) {
            return "*";
        }
        if (last == Integer.MAX_VALUE) {
            return first + "+";
        }
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
