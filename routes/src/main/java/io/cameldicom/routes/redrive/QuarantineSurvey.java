package io.cameldicom.routes.redrive;

import io.cameldicom.routes.disposition.FileId;
import io.cameldicom.routes.disposition.QuarantineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What a look at the whole quarantine found; without names of files and without what a peer said.
 *
 * @param byCause files by the word of their cause; {@value #UNKNOWN} where the reason cannot be read
 * @param newest those that came last, the newest first
 */
public record QuarantineSurvey(Map<String, Long> byCause, List<Entry> newest) {
    /** The word for files whose reason cannot be read: they cannot be put back by their cause. */
    public static final String UNKNOWN = "unknown";

    private static final int LONGEST_MESSAGE = 500;
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(Entry::quarantined);

    /**
     * A file in quarantine.
     *
     * @param fileId the short id; empty where the reason has none
     * @param message our own words
     */
    public record Entry(String fileId, String cause, String message, Instant quarantined) {}

    /**
     * Looks at each reason. Blocks: a hundred thousand take some seconds.
     *
     * @param most entries that are kept
     * @throws IOException if the quarantine cannot be read, or the thread was interrupted
     */
    public static QuarantineSurvey of(Path quarantine, int most) throws IOException {
        Files.newDirectoryStream(quarantine).close(); // the walk passes over what it cannot read
        Map<String, Long> byCause = new TreeMap<>();
        PriorityQueue<Entry> newest = new PriorityQueue<>(BY_TIME);
        try {
            QuarantineFiles.walk(quarantine, new QuarantineFiles.Listener() {
                @Override
                public void found(Path file, Path reasonFile, QuarantineReason reason) {
                    requireNoInterrupt();
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        byCause.merge(QuarantineFiles.word(reason), 1L, Long::sum);
                        newest.add(entry(reason));
                        if (newest.size() > most) {
                            newest.poll();
                        }
                    }
                }

                @Override
                public void unreadable() {
                    byCause.merge(UNKNOWN, 1L, Long::sum);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Entry> entries = new ArrayList<>(newest);
        entries.sort(BY_TIME.reversed());
        return new QuarantineSurvey(byCause, List.copyOf(entries));
    }

    private static void requireNoInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new UncheckedIOException(new ClosedByInterruptException());
        }
    }

    private static Entry entry(QuarantineReason reason) {
        String id = reason.fileId() == null || !FileId.isOne(reason.fileId()) ? "" : reason.fileId();
        String cause = QuarantineFiles.word(reason);
        String message = reason.message() == null || cause.equals(UNKNOWN) ? "" : reason.message();
        return new Entry(
                id,
                cause,
                message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message,
                time(reason.quarantined()));
    }

    private static Instant time(String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
