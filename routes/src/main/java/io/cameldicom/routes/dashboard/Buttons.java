package io.cameldicom.routes.dashboard;

/** What submits the form of the page. */
final class Buttons {
    /** The id of that form, which stands apart: it holds what proves that a request comes from the page. */
    static final String FORM = "redrive";

    private Buttons() {}

    /** @param label for those who do not see which row it is in */
    static Html sendAgain(String name, String value, String label) {
        return Html.of(
                "<button type=\"submit\" form=\"{}\" name=\"{}\" value=\"{}\" aria-label=\"{}\">Send again</button>",
                FORM,
                name,
                value,
                label);
    }

    static Html none(boolean admin) {
        return new Html(admin ? "\u2013" : "<span class=\"muted\">by an admin only</span>");
    }
}
