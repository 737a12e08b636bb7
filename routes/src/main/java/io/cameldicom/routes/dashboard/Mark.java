package io.cameldicom.routes.dashboard;

/** A state at one look: told apart by a sign and a word, and only then by a colour. */
enum Mark {
    GOOD("\u2714\uFE0E", "good"),
    WORK("\u25B6\uFE0E", "work"),
    WARNING("\u26A0\uFE0E", "warning"),
    BAD("\u2716\uFE0E", "bad"),
    PAUSED("\u2016", "paused"),
    UNKNOWN("?", "unknown");

    private final String sign;
    private final String style;

    Mark(String sign, String style) {
        this.sign = sign;
        this.style = style;
    }

    /** With a word, or a piece of a page, for people; the sign is for eyes alone. */
    Html with(Object word) {
        return Html.of(
                "<span class=\"mark {}\"><span class=\"sign\" aria-hidden=\"true\">{}</span> {}</span>",
                style,
                sign,
                word);
    }

    String sign() {
        return sign;
    }

    /** The class of style sheets. */
    String style() {
        return style;
    }
}
