package io.cameldicom.routes.charset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a report said. Not thread-safe. */
final class ReportSummary {
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final Map<String, Integer> problems = new TreeMap<>();
    private final Map<String, Integer> actions = new TreeMap<>();
    private int files;
    private int changing;
    private int doubtful;

    void count(FileReport report, String kindOfProblem) {
        files++;
        if (report.problem() != null) {
            problems.merge(kindOfProblem, 1, Integer::sum);
            return;
        }
        if (report.verdict() != null) {
            verdicts.merge(report.verdict(), 1, Integer::sum);
        }
        if (report.isDoubtful()) {
            doubtful++;
        } else if (!report.isUntouched()) {
            changing++;
            actions.merge(report.action(), 1, Integer::sum);
        }
    }

    /** Whether a person has to look: something is in doubt, or could not be read. */
    boolean isOpen() {
        return doubtful > 0 || !problems.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(files + (files == 1 ? " file" : " files") + each(verdicts));
        lines.add("would change: " + changing + each(actions) + "; in doubt: " + doubtful);
        if (!problems.isEmpty()) {
            lines.add("problems: "
                    + problems.values().stream().mapToInt(Integer::intValue).sum() + each(problems));
        }
        return lines;
    }

    private static String each(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
