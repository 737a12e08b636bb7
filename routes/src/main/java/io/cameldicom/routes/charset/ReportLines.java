package io.cameldicom.routes.charset;

import io.cameldicom.toolkit.charset.inspect.Candidate;
import java.util.ArrayList;
import java.util.List;

/** The report of one file as lines for people, in columns; the name of the file, which may be long, comes last. */
final class ReportLines {
    static final String HEADING = columns("declared", "verdict", "reads as", "sure", "would be", "texts", "file");

    private static final int LONGEST_SET = 40;

    private ReportLines() {}

    static List<String> of(FileReport report) {
        List<String> lines = new ArrayList<>();
        if (report.problem() != null) {
            lines.add(columns("-", "problem", "-", "-", "-", "-", Printable.of(report.file())));
            lines.add("    " + Printable.of(report.problem()));
            return lines;
        }
        lines.add(columns(
                set(report.declared()),
                report.verdict() == null ? "-" : report.verdict(),
                best(report),
                confidence(report),
                wouldBe(report),
                report.changed().toString(),
                Printable.of(report.file())));
        if (report.doubt() != null) {
            lines.add("    " + Printable.of(report.doubt()));
        }
        if (report.values() != null) {
            report.values()
                    .forEach(value -> lines.add("    " + value.element() + " " + value.vr() + " '"
                            + Printable.of(value.before()) + "' would read '" + Printable.of(value.after()) + "'"));
        }
        return lines;
    }

    private static String columns(
            String declared, String verdict, String best, String sure, String wouldBe, String texts, String file) {
        return String.format(
                "%-15s  %-17s  %-15s  %-4s  %-26s  %5s  %s", declared, verdict, best, sure, wouldBe, texts, file);
    }

    private static String wouldBe(FileReport report) {
        if (report.isUntouched()) {
            return "left as it is";
        }
        return report.isDoubtful() ? "in doubt" : report.action() + " to " + set(report.result());
    }

    private static String best(FileReport report) {
        return report.plausible() == null || report.plausible().isEmpty()
                ? "-"
                : set(report.plausible().get(0).set());
    }

    private static String confidence(FileReport report) {
        return report.plausible() == null || report.plausible().isEmpty()
                ? "-"
                : Candidate.shown(report.plausible().get(0).confidence());
    }

    private static String set(String value) {
        return value.isEmpty() ? "-" : Printable.of(value, LONGEST_SET);
    }
}
