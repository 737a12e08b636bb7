package io.cameldicom.routes.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a redrive did. Not thread-safe. */
public final class RedriveReport {
    private final boolean dryRun;
    private final Map<String, Long> putBack = new TreeMap<>();
    private final Map<String, Long> failed = new TreeMap<>();
    private long unfinished;
    private long withoutFile;
    private long unreadable;

    RedriveReport(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void putBack(String cause) {
        putBack.merge(cause, 1L, Long::sum);
    }

    void failed(String why) {
        failed.merge(why, 1L, Long::sum);
    }

    void unfinished() {
        unfinished++;
    }

    void withoutFile() {
        withoutFile++;
    }

    void unreadable() {
        unreadable++;
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Files that are back in the inbox; after a dry run, that would be. */
    public long putBack() {
        return sum(putBack);
    }

    /** Files that were to be put back and are still in quarantine. */
    public long left() {
        return sum(failed) + unreadable;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For a person, without names of files: a line for each cause, for each kind of trouble, and the sum. */
    public List<String> lines() {
        String done = dryRun ? "would be put back" : "put back into the inbox";
        List<String> lines = new ArrayList<>();
        putBack.forEach((cause, count) -> lines.add(cause + ": " + count + " " + done));
        failed.forEach((why, count) -> lines.add(count + " not put back (" + why + ")"));
        add(lines, unreadable, "not put back, as the reason cannot be read");
        add(lines, unfinished, "left alone, as it is just being put into quarantine, or is no file");
        add(lines, withoutFile, "of the reasons without a file; the next start of the service removes them");
        lines.add(putBack() + " " + done + (left() > 0 ? ", " + left() + " left in quarantine" : ""));
        return lines;
    }

    private static void add(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(count + " " + what);
        }
    }
}
