package io.cameldicom.routes.dashboard;

import java.util.List;

/** A piece of a page, in which everything is escaped that was not written in this program. */
record Html(String text) {
    static final Html NOTHING = new Html("");

    private static final String HOLE = "{}";

    /**
     * Fills the holes of a template.
     *
     * @param template a literal of this program, with <code>{}</code> where a value belongs: between tags, or within an
     *     attribute's double quotes
     * @param values each is escaped, unless it is a piece of a page itself
     * @throws IllegalArgumentException if there are more or fewer values than holes
     */
    static Html of(String template, Object... values) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            if (hole < 0) {
                throw new IllegalArgumentException("template: too few holes for its values");
            }
            html.append(template, from, hole).append(value instanceof Html piece ? piece.text : escaped(value));
            from = hole + HOLE.length();
        }
        if (template.indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException("template: too many holes for its values");
        }
        return new Html(html.append(template, from, template.length()).toString());
    }

    /** One after the other. */
    static Html all(List<Html> pieces) {
        return new Html(String.join("", pieces.stream().map(Html::text).toList()));
    }

    private static String escaped(Object value) {
        String plain = String.valueOf(value);
        StringBuilder escaped = new StringBuilder(plain.length());
        plain.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isControl(character) ? '\uFFFD' : character);
            }
        });
        return escaped.toString();
    }

    /** Lone surrogates too: they are no text, and no UTF-8. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t'
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.FORMAT;
    }

    @Override
    public String toString() {
        return text;
    }
}
