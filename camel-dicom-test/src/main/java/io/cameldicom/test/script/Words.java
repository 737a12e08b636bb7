package io.cameldicom.test.script;

import java.time.Duration;
import java.util.List;

/** The words of one statement, read from the left. Every failure says what was expected. */
final class Words {
    private final List<Word> words;
    private int next;

    /** @param quoted whether it stood in quotation marks */
    record Word(String text, boolean quoted) {}

    Words(List<Word> words) {
        this.words = words;
    }

    boolean atEnd() {
        return next == words.size();
    }

    /** Whether the next word is this one; passes it then. */
    boolean take(String word) {
        if (atEnd() || words.get(next).quoted() || !words.get(next).text().equalsIgnoreCase(word)) {
            return false;
        }
        next++;
        return true;
    }

    String next(String expected) {
        if (atEnd()) {
            throw new IllegalArgumentException("nothing more (expected: " + expected + ")");
        }
        return words.get(next++).text();
    }

    void require(String word) {
        if (!take(word)) {
            throw unexpected(word);
        }
    }

    IllegalArgumentException unexpected(String expected) {
        String found = atEnd() ? "nothing more" : "\"" + words.get(next).text() + "\"";
        return new IllegalArgumentException(found + " (expected: " + expected + ")");
    }

    /** Whether another argument follows, rather than a comma or the end. */
    boolean more() {
        return !atEnd() && (words.get(next).quoted() || !words.get(next).text().equals(","));
    }

    long number(long least, long most) {
        String expected = "a number from " + least + " to " + most;
        String text = next(expected);
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
    }

    /** A number that may carry a sign, which says that it is an offset. */
    String signed() {
        String expected = "a number from 0 to 65535, or an offset such as +1";
        String text = next(expected);
        if (!text.matches("[+-]?\\d{1,5}")) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
        }
        return text;
    }

    int hexadecimal(int digits, String expected) {
        String text = next(expected).replaceAll("[(),]", "");
        if (!text.matches("[0-9A-Fa-f]{" + digits + "}")) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: " + expected + ")");
        }
        return (int) Long.parseLong(text, 16);
    }

    Duration duration() {
        return Durations.parse(next(Durations.EXPECTED));
    }

    boolean durationFollows() {
        return more() && Durations.matches(words.get(next).text());
    }

    boolean uidFollows() {
        return more() && !words.get(next).text().matches("class|syntax");
    }

    String uid() {
        return UidName.resolve(next(UidName.expected()));
    }
}
