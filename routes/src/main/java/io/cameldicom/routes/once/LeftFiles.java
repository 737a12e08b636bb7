package io.cameldicom.routes.once;

import io.cameldicom.routes.gate.Census;
import io.cameldicom.routes.report.Deliveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Remembers why each file that was tried is still in the inbox, and puts into words what is left. Thread-safe. */
public final class LeftFiles implements Deliveries {
    private static final int MOST_CAUSES = 5;

    private final Map<String, String> causes = new ConcurrentHashMap<>();

    @Override
    public void sent(String fileId, long bytes) {
        causes.remove(fileId);
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        causes.remove(fileId);
    }

    @Override
    public void awaits(String fileId, long bytes) {
        causes.remove(fileId);
    }

    @Override
    public void postponed(String fileId, String message) {
        causes.put(fileId, message.replace("file " + fileId, "the file").intern());
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        causes.put(fileId, "unexpected " + failure.getClass().getSimpleName());
    }

    /**
     * One line for each distinct cause, the most frequent first, and for each kind of what was not tried; at most {@value
     * #MOST_CAUSES} lines of causes, then how many files have others.
     */
    public List<String> lines(Census census) {
        List<Map.Entry<String, Long>> counted = causes.values().stream()
                .collect(Collectors.groupingBy(cause -> cause, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<String> lines = new ArrayList<>();
        counted.stream().limit(MOST_CAUSES).forEach(cause -> lines.add(cause.getValue() + ": " + cause.getKey()));
        add(
                lines,
                counted.stream()
                        .skip(MOST_CAUSES)
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                "other causes");
        add(lines, census.awaiting(), "stored, and not confirmed by the destination yet (commit, verify)");
        add(lines, untried(census), "not tried any more, as the destination failed for once.patience");
        add(lines, census.links(), Census.LINKS);
        add(lines, census.special(), Census.SPECIAL);
        add(lines, census.unreadable(), Census.UNREADABLE);
        return lines;
    }

    private long untried(Census census) {
        return (long) census.left() - census.stuck() - census.awaiting() - causes.size();
    }

    private static void add(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(count + ": " + what);
        }
    }
}
