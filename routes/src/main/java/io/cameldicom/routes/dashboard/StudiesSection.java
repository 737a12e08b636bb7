package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.progress.StudyProgress;
import java.util.List;

/** The studies in work. */
final class StudiesSection {
    private static final int MOST = 10;

    private StudiesSection() {}

    static Html of(Snapshot snapshot) {
        List<StudyProgress> studies = snapshot.studies();
        Html uncounted = snapshot.totals().uncounted() == 0
                ? Html.NOTHING
                : Html.of(
                        "<p class=\"muted\">{} of the inbox not counted here, as the study is not known yet</p>",
                        Words.files(snapshot.totals().uncounted()));
        if (studies.isEmpty()) {
            return Html.of("<p>No study is in work.</p>{}", uncounted);
        }
        List<StudyProgress> left =
                studies.stream().filter(study -> left(study) > 0).toList();
        List<StudyProgress> ended =
                studies.stream().filter(study -> left(study) == 0).toList();
        return Html.of(
                "{}{}{}",
                table(
                        "Studies in work",
                        left,
                        Math.max(left.size(), snapshot.totals().studies())),
                ended.isEmpty()
                        ? Html.NOTHING
                        : Html.of(
                                "<details><summary>Show those that ended lately: {}</summary>{}</details>",
                                ended.size(),
                                table("Studies that ended lately", ended, ended.size())),
                uncounted);
    }

    /** @param count of all there are, of which the list may have only some */
    private static Html table(String caption, List<StudyProgress> studies, int count) {
        if (studies.isEmpty()) {
            return count == 0
                    ? new Html("<p>No study is in work.</p>")
                    : Html.of("<p>{} studies are in work, and nothing has happened to them lately.</p>", count);
        }
        Table table = new Table(
                caption + ", each by its number (Study Instance UID)",
                "Study",
                "Sent",
                "Left",
                "Size",
                "Time for the rest");
        studies.stream().limit(MOST).forEach(study -> add(table, study));
        int more = count - Math.min(MOST, studies.size());
        Html others = more > 0 ? Html.of("<p class=\"muted\">and {} more</p>", Words.number(more)) : Html.NOTHING;
        return Html.of("{}{}", table.html(), others);
    }

    /** Files that are still to be sent. */
    private static int left(StudyProgress study) {
        return study.received() - study.sent() - study.quarantined();
    }

    private static void add(Table table, StudyProgress study) {
        int left = left(study);
        table.row(
                study.studyInstanceUid(),
                Html.of("<span class=\"code long\">{}</span>", study.studyInstanceUid()),
                Html.of(
                        "<progress max=\"{}\" value=\"{}\" aria-label=\"{}\"></progress> {}\u00A0of\u00A0{}",
                        Math.max(1, study.received()),
                        study.sent(),
                        "sent of study " + study.studyInstanceUid(),
                        Words.number(study.sent()),
                        Words.files(study.received())),
                stands(study, left),
                Html.of("{} of {}", Words.bytes(study.bytesSent()), Words.bytes(study.bytes())),
                Html.of(
                        "{}",
                        left == 0
                                ? "\u2013"
                                : study.remaining().map(Words::about).orElse("not known")));
    }

    private static Html stands(StudyProgress study, int left) {
        Html queued = left == 0 && study.quarantined() == 0
                ? Mark.GOOD.with("all sent")
                : study.queued() == 0 ? Html.NOTHING : Mark.WORK.with(Words.number(study.queued()) + " waiting");
        Html awaiting = study.awaiting() == 0
                ? Html.NOTHING
                : Mark.WORK.with(Words.number(study.awaiting()) + " to be confirmed");
        Html failing =
                study.failing() == 0 ? Html.NOTHING : Mark.WARNING.with(Words.number(study.failing()) + " failing");
        Html quarantined = study.quarantined() == 0
                ? Html.NOTHING
                : Mark.BAD.with(Words.number(study.quarantined()) + " in quarantine");
        return Html.of("{} {} {} {}", queued, awaiting, failing, quarantined);
    }
}
