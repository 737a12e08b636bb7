package io.cameldicom.routes.dashboard;

import java.util.Comparator;
import java.util.Map;

/** What failed for good, by cause. */
final class QuarantineSection {
    private QuarantineSection() {}

    static Html of(Snapshot snapshot, boolean admin) {
        QuarantineStatus quarantine = snapshot.quarantine();
        if (quarantine.unreadable()) {
            return Html.of("<p>{}</p>", Mark.BAD.with("The quarantine cannot be read. Is its folder open to us?"));
        }
        if (quarantine.total() == 0) {
            return quarantine.counted().isEmpty()
                    ? new Html("<p>The files are being counted.</p>")
                    : Html.of("<p>{}</p>", Mark.GOOD.with("Nothing is in quarantine."));
        }
        Table table = new Table(
                "Files in quarantine by the cause that their reason gives, the most frequent first",
                "Cause",
                "Files",
                "What it means, and what to do",
                "Send again");
        quarantine.byCause().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> add(table, entry.getKey(), entry.getValue(), admin));
        return Html.of(
                "{}<p class=\"muted\">{}</p>",
                table.html(),
                quarantine
                        .counted()
                        .map(at -> Html.of("Counted at {}.", Words.time(at, snapshot.at())))
                        .orElse(new Html("The files are being counted.")));
    }

    private static void add(Table table, String cause, long files, boolean admin) {
        table.row(
                cause,
                Html.of("<span class=\"code\">{}</span>", cause),
                Html.of("{}", Words.number(files)),
                Html.of("{}<p class=\"muted\">{}</p>", Causes.meaning(cause), Causes.nextStep(cause)),
                admin && Causes.isKnown(cause)
                        ? Buttons.sendAgain("cause", cause, "Send again: " + Words.files(files) + " of cause " + cause)
                        : Buttons.none(admin));
    }
}
