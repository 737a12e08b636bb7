package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.dashboard.RecentFailure.Kind;
import java.util.List;

/** The files that failed last, each with its reason. */
final class FailuresSection {
    /** So many are shown at once; the others are a click away. */
    private static final int FIRST = 10;

    private FailuresSection() {}

    static Html of(Snapshot snapshot, boolean admin) {
        if (snapshot.failures().isEmpty()) {
            return Html.of("<p>{}</p>", Mark.GOOD.with("No file has failed lately."));
        }
        List<RecentFailure> failures = snapshot.failures();
        int first = Math.min(FIRST, failures.size());
        Html newest =
                table(snapshot, "The files that failed last, the newest first", failures.subList(0, first), admin);
        return failures.size() == first
                ? newest
                : Html.of(
                        "{}<details><summary>Show {} more</summary>{}</details>",
                        newest,
                        failures.size() - first,
                        table(snapshot, "Those before", failures.subList(first, failures.size()), admin));
    }

    private static Html table(Snapshot snapshot, String caption, List<RecentFailure> failures, boolean admin) {
        Table table = new Table(caption, "File", "When", "State", "Why, and what to do", "Send again");
        for (RecentFailure failure : failures) {
            table.row(
                    failure.kind().name() + failure.fileId() + failure.at(),
                    Html.of("<span class=\"code\">{}</span>", failure.fileId().isEmpty() ? "?" : failure.fileId()),
                    Words.time(failure.at(), snapshot.at()),
                    Html.of("{}{}", failure.kind().mark.with(failure.kind().word), times(failure)),
                    why(failure),
                    button(failure, admin));
        }
        return table.html();
    }

    private static Html times(RecentFailure failure) {
        return failure.times() == 1
                ? Html.NOTHING
                : Html.of(" <span class=\"muted\">{} times so far</span>", Words.number(failure.times()));
    }

    private static Html why(RecentFailure failure) {
        return failure.cause()
                .map(cause -> Html.of(
                        "<span class=\"code\">{}</span> {}<details><summary>What to do</summary><p>{}</p><p>{}</p></details>",
                        cause,
                        failure.message(),
                        Causes.meaning(cause),
                        Causes.nextStep(cause)))
                .orElse(Html.of("{}", failure.message()));
    }

    private static Html button(RecentFailure failure, boolean admin) {
        if (failure.kind() != Kind.QUARANTINED) {
            return new Html("<span class=\"muted\">not needed</span>");
        }
        return admin && !failure.fileId().isEmpty()
                ? Buttons.sendAgain("file", failure.fileId(), "Send again: file " + failure.fileId())
                : Buttons.none(admin);
    }
}
