package io.cameldicom.routes.dashboard;

import java.util.List;

/** What became of the last "send again". */
final class ResultSection {
    private ResultSection() {}

    static Html of(Snapshot snapshot) {
        return snapshot.redrive().map(result -> result(snapshot, result)).orElse(Html.NOTHING);
    }

    private static Html result(Snapshot snapshot, RedriveResult result) {
        List<Html> lines = result.lines().stream()
                .map(line -> Html.of("<li>{}</li>", line))
                .toList();
        return Html.of(
                "<p>{} {} <span class=\"muted\">({}, by {})</span></p><ul>{}</ul>",
                result.mark().with("Send again:"),
                result.what(),
                Words.time(result.at(), snapshot.at()),
                result.user(),
                Html.all(lines));
    }
}
