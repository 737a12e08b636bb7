package io.cameldicom.routes.disposition;

import java.nio.charset.StandardCharsets;

/** Variants of a file name. */
final class TargetName {
    /** What file systems allow in bytes, less what a number and the ending of a reason take. */
    private static final int LONGEST = 255 - ReasonFile.ENDING.length() - "~999999".length();

    private TargetName() {}

    /** The name itself for 0, else with {@code ~<number>} before its extension; never too long for a reason beside it. */
    static String numbered(String name, int number) {
        String fitting = fit(name);
        if (number == 0) {
            return fitting;
        }
        int dot = fitting.lastIndexOf('.');
        return dot <= 0 ? fitting + "~" + number : fitting.substring(0, dot) + "~" + number + fitting.substring(dot);
    }

    private static String fit(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        String mark = "~" + FileId.of(name);
        int end = name.length();
        while (bytes(name.substring(0, end)) + mark.length() > LONGEST) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + mark;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
