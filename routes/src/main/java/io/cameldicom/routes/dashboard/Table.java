package io.cameldicom.routes.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table that a narrow screen shows as one block a row, with the head of its column before each value; the roles tell
 * screen readers that it still is a table then.
 */
final class Table {
    private final String caption;
    private final String[] heads;
    private final List<Html> rows = new ArrayList<>();

    /** @param heads of the columns; an empty one needs no words */
    Table(String caption, String... heads) {
        this.caption = caption;
        this.heads = heads;
    }

    /**
     * @param key tells this row from others of the table, so that it stays the same row on the screen when others come
     * @param cells as many as there are columns; the first one names the row
     */
    void row(String key, Html... cells) {
        StringBuilder row = new StringBuilder(
                Html.of("<tr role=\"row\" data-key=\"{}\">", key).text());
        for (int i = 0; i < heads.length; i++) {
            row.append(
                    i == 0
                            ? Html.of("<th scope=\"row\" role=\"rowheader\">{}</th>", cells[0])
                            : Html.of("<td role=\"cell\" data-head=\"{}\">{}</td>", head(i, cells[i]), cells[i]));
        }
        rows.add(new Html(row.append("</tr>").toString()));
    }

    /** A button says itself what it does. */
    private String head(int column, Html cell) {
        return cell.text().startsWith("<button") ? "" : heads[column];
    }

    Html html() {
        List<Html> headCells = Arrays.stream(heads)
                .map(head -> Html.of("<th scope=\"col\" role=\"columnheader\">{}</th>", head))
                .toList();
        return Html.of(
                "<table role=\"table\"><caption>{}</caption><thead role=\"rowgroup\"><tr role=\"row\">{}</tr></thead>"
                        + "<tbody role=\"rowgroup\">{}</tbody></table>",
                caption,
                Html.all(headCells),
                Html.all(rows));
    }
}
