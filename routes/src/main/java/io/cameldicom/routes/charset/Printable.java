package io.cameldicom.routes.charset;

/** Text of others, such as names of files and values, made fit for one line of a terminal. */
final class Printable {
    private Printable() {}

    /** Control characters, line ends, and half surrogates as {@code \\uXXXX}: none of them may steer the terminal. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> out.append(String.format("\\u%04X", point));
                default -> out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** As {@link #of(String)}, cut to {@code length} characters. */
    static String of(String text, int length) {
        return text.length() <= length ? of(text) : of(text.substring(0, length - 1)) + "…";
    }
}
