package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.data.VR;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What the text of one value of a VR may be (PS3.5 table 6.2-1), also as a key of a query (PS3.4 §C.2.2.2). */
final class Grammar {
    private static final String TM = "(?:[01][0-9]|2[0-3])(?:[0-5][0-9](?:(?:[0-5][0-9]|60)(?:\\.[0-9]{1,6})?)?)?";
    private static final String DT =
            "[0-9]{4}((0[1-9]|1[0-2])((0[1-9]|[12][0-9]|3[01])(" + TM + ")?)?)?([+-][0-9]{4})?";
    private static final Pattern TIMES = range(TM);
    private static final Pattern DATE_TIMES = range(DT);
    private static final Pattern DATES = range("[0-9]{8}");
    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9 _*?]*");
    private static final Pattern INTEGER = Pattern.compile(" *[+-]?[0-9]{1,12} *");
    private static final Pattern DECIMAL = Pattern.compile(" *[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)? *");
    /** A key that matches only what has no value (PS3.4 §C.2.2.2.7). */
    private static final String EMPTY_VALUE = "\"\"";

    private Grammar() {}

    private static Pattern range(String one) {
        return Pattern.compile("(?:" + one + ")|(?:" + one + ")-(?:" + one + ")?|-(?:" + one + ")");
    }

    /** @throws IllegalAttributeException if this is no value, or no key, of the VR */
    static void check(String attribute, VR vr, String text) {
        if (vr.isText()) {
            Text.check(attribute, vr, text);
            return;
        }
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw refused(attribute, vr, "characters that its VR " + vr + " does not have");
        }
        if (vr == VR.UR) {
            return;
        }
        for (String value : text.split("\\\\", -1)) {
            if (!value.isEmpty() && !value.equals(EMPTY_VALUE) && !isValid(vr, value)) {
                throw refused(attribute, vr, "a value that its VR " + vr + " does not have");
            }
        }
    }

    private static boolean isValid(VR vr, String value) {
        String bare = value.strip();
        return switch (vr) {
            case DA -> DATES.matcher(bare).matches() && areDays(bare);
            case TM -> TIMES.matcher(bare).matches();
            case DT -> DATE_TIMES.matcher(bare).matches();
            case UI -> Uid.isValid(bare);
            case AS -> AGE.matcher(bare).matches();
            case CS -> CODE.matcher(bare).matches() && (bare.length() <= 16 || Text.hasWildcard(bare));
            case AE -> bare.length() <= 16 || Text.hasWildcard(bare);
            case IS -> INTEGER.matcher(value).matches() && isInt(bare);
            case DS -> DECIMAL.matcher(value).matches() && bare.length() <= 16;
            default -> true;
        };
    }

    private static boolean areDays(String range) {
        for (String day : range.split("-")) {
            try {
                if (!day.isEmpty()) {
                    LocalDate.of(number(day, 0, 4), number(day, 4, 6), number(day, 6, 8));
                }
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isInt(String text) {
        long number = Long.parseLong(text);
        return number == (int) number;
    }

    private static IllegalAttributeException refused(String attribute, VR vr, String problem) {
        return new IllegalAttributeException(attribute, problem + " (expected: " + expected(vr) + ")");
    }

    /** In words, for messages. */
    static String expected(VR vr) {
        return switch (vr) {
            case DA -> "a date as 20240131, a range of them as 20240101-20240131, 20240101- or -20240131, or nothing";
            case TM -> "a time as 0930, 093000 or 093000.5, a range of them as 0900-1200, 0900- or -1200, or nothing";
            case DT ->
                "a date and time as 20240131093000.5+0100, as much of it as is known, a range of them, or nothing";
            case UI -> "UIDs of digits and dots, at most 64 characters each; several in a list";
            case CS -> "upper case letters, digits, space and underscore, at most 16";
            case AE -> "at most 16 ASCII characters";
            case AS -> "an age as 018M: three digits and one of D, W, M, Y";
            case IS -> "a whole number from -2147483648 to 2147483647";
            case DS -> "a decimal number of at most 16 characters";
            case UR -> "a URI";
            default -> "text";
        };
    }
}
