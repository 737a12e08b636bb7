package io.cameldicom.toolkit.charset;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A label for people: what may be anything else than the name of a set, such as that of a patient, is not shown. */
public final class ShownLabel {
    /** With a digit, as nearly all have. */
    private static final Pattern NAME_OF_A_SET = Pattern.compile("(?=.*\\d)[A-Za-z0-9 _.:-]{1,32}");

    private ShownLabel() {}

    /** A value of Specific Character Set in quotes, or words in its place. */
    public static String of(String label) {
        if (label.isEmpty()) {
            return "none";
        }
        return isKnown(label) || Arrays.stream(label.split("\\\\", -1)).allMatch(term -> term.isEmpty() || isName(term))
                ? "'" + label + "'"
                : "what is no name of a set";
    }

    /** Whether a term cannot be text of a person. */
    static boolean isName(String term) {
        return NAME_OF_A_SET.matcher(term).matches();
    }

    private static boolean isKnown(String label) {
        try {
            SpecificCharacterSet.of(label);
            return true;
        } catch (CharacterSetException e) {
            return false;
        }
    }
}
