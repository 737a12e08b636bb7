package io.cameldicom.toolkit.attributes;

import io.cameldicom.toolkit.data.VR;

/** What the text of one value of SH, LO, UC, PN, ST, LT or UT may be. */
final class Text {
    private static final int MOST_GROUPS = 3;
    private static final int MOST_COMPONENTS = 5;

    private Text() {}

    static void check(String attribute, VR vr, String text) {
        boolean oneValue = vr == VR.ST || vr == VR.LT || vr == VR.UT;
        if (!oneValue && text.indexOf('\\') >= 0) {
            throw new IllegalAttributeException(
                    attribute, "a backslash, which parts values (expected: text without; several values in a list)");
        }
        if (text.chars().anyMatch(c -> isControl(c) && !(oneValue && isLayout(c)))) {
            throw new IllegalAttributeException(
                    attribute, "a control character (expected: " + (oneValue ? "text and line breaks" : "text") + ")");
        }
        if (vr == VR.PN) {
            checkName(attribute, text);
        } else if (!hasWildcard(text) && text.codePointCount(0, text.length()) > longest(vr)) {
            throw new IllegalAttributeException(
                    attribute, "too long for its VR " + vr + " (expected: at most " + longest(vr) + " characters)");
        }
    }

    private static void checkName(String attribute, String text) {
        String[] groups = text.split("=", -1);
        if (groups.length > MOST_GROUPS) {
            throw new IllegalAttributeException(
                    attribute, groups.length + " component groups (expected: at most 3, parted by '=')");
        }
        for (String group : groups) {
            if (group.chars().filter(c -> c == '^').count() >= MOST_COMPONENTS) {
                throw new IllegalAttributeException(
                        attribute, "a name of too many components (expected: at most 5, parted by '^')");
            }
            if (!hasWildcard(group) && group.codePointCount(0, group.length()) > longest(VR.PN)) {
                throw new IllegalAttributeException(
                        attribute, "a name that is too long (expected: at most 64 characters in a component group)");
            }
        }
    }

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static boolean isControl(int c) {
        return c < ' ' || c >= 0x7F && c < 0xA0;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\t';
    }

    private static int longest(VR vr) {
        return switch (vr) {
            case SH -> 16;
            case LO, PN -> 64;
            case ST -> 1024;
            case LT -> 10240;
            default -> Integer.MAX_VALUE;
        };
    }
}
