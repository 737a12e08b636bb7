package io.cameldicom.test.script;

/** Text between quotation marks: a backslash stands before each of them, and before each backslash. */
final class Quotes {
    private Quotes() {}

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String unquote(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
