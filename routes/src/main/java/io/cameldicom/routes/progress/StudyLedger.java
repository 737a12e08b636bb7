package io.cameldicom.routes.progress;

import io.cameldicom.toolkit.file.FileIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Keeps count of the files of each study. A file is known by its {@link FileMark}, so it counts once however often it is
 * seen, tried, renamed or put back. At most 100,000 files and 1,000 studies are remembered; what ended is forgotten first.
 * A file that finds no room is not counted until there is some. Thread-safe.
 */
public final class StudyLedger implements Studies, InboxFiles {
    static final int MOST_FILES = 100_000;
    static final int MOST_STUDIES = 1_000;
    private static final int MOST_SHOWN = 100;
    private static final long SHOWN_FOR = Duration.ofMinutes(10).toNanos();

    /** What is remembered of a file. */
    private static final class Tracked {
        final FileMark mark;
        /** Null for a file of no study. */
        final Study study;

        final long size;
        FileState state = FileState.QUEUED;
        boolean onItsWay;
        /** SOP Instance UID while it is on its way; else null. */
        String instance;

        long out;
        /** When it was seen last, or when its way ended. */
        long seen;

        Tracked(FileMark mark, Study study, long size) {
            this.mark = mark;
            this.study = study;
            this.size = size;
        }
    }

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final int mostFiles;
    private final int mostStudies;
    private final Map<FileMark, Tracked> files = new HashMap<>();
    /** Of these files those that are not left, in the order of their ends. */
    private final Set<FileMark> ended = new LinkedHashSet<>();

    private final Map<String, Study> studies = new HashMap<>();
    /** By SOP Instance UID: an instance is on its way in one file at a time. */
    private final Map<String, Tracked> onTheirWay = new HashMap<>();

    private final RecentBytes recent;
    private long order;
    private int uncounted;

    public StudyLedger() {
        this(System::nanoTime, Clock.systemUTC(), MOST_FILES, MOST_STUDIES);
    }

    StudyLedger(LongSupplier nanoTime, Clock clock, int mostFiles, int mostStudies) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.mostFiles = mostFiles;
        this.mostStudies = mostStudies;
        this.recent = new RecentBytes(nanoTime.getAsLong());
    }

    @Override
    public synchronized void read(Path file, FileIdentity identity, String studyInstanceUid, String sopInstanceUid) {
        Tracked tracked = found(FileMark.of(file, identity), identity.size(), studyInstanceUid, nanoTime.getAsLong());
        if (tracked != null) {
            tracked.onItsWay = true;
            if (sopInstanceUid != null) {
                tracked.instance = sopInstanceUid;
                onTheirWay.put(sopInstanceUid, tracked);
            }
        }
    }

    @Override
    public synchronized void stands(Path file, FileIdentity identity, FileState state) {
        Tracked tracked = files.get(FileMark.of(file, identity));
        if (tracked != null) {
            landed(tracked);
            move(tracked, state, nanoTime.getAsLong());
        }
    }

    @Override
    public synchronized void gone(Path file, FileIdentity identity) {
        Tracked tracked = files.remove(FileMark.of(file, identity));
        if (tracked != null) {
            ended.remove(tracked.mark);
            landed(tracked);
            remove(tracked, nanoTime.getAsLong());
        }
    }

    /** Some of an object that is on its way has gone out. */
    public synchronized void sent(String sopInstanceUid, long bytes, long total) {
        Tracked tracked = onTheirWay.get(sopInstanceUid);
        if (tracked != null && total > 0) {
            out(tracked, (long) (tracked.size * Math.min(1.0, (double) bytes / total)));
        }
    }

    /** Whether a file was counted already; one that ended before this look at it came back. */
    synchronized boolean knows(FileMark mark, long looked) {
        Tracked tracked = files.get(mark);
        return tracked != null && seenAgain(tracked, looked);
    }

    /**
     * Counts a file.
     *
     * @param study null for none
     * @param looked when its mark was taken, in nanoseconds
     * @return null if there is no room for it
     */
    synchronized Tracked found(FileMark mark, long size, String study, long looked) {
        Tracked known = files.get(mark);
        if (known != null && seenAgain(known, looked)) {
            return known;
        }
        if (known == null && !hasRoom()) {
            return null;
        }
        Study its = study == null ? null : studyOf(study);
        if (study != null && its == null) {
            return null;
        }
        Tracked tracked = new Tracked(mark, its, size);
        tracked.seen = looked;
        files.put(mark, tracked);
        ended.remove(mark);
        if (its != null) {
            its.add(FileState.QUEUED, 1, size, nanoTime.getAsLong());
        }
        return tracked;
    }

    /** False for a file of a study that has been forgotten since: it counts as a new one. */
    private boolean seenAgain(Tracked tracked, long looked) {
        if (tracked.study != null && tracked.study.forgotten) {
            return false;
        }
        if (tracked.state.isLeft()) {
            tracked.seen = Math.max(tracked.seen, looked);
        } else if (looked - tracked.seen > 0) {
            move(tracked, FileState.QUEUED, looked);
        }
        return true;
    }

    /**
     * A look at the whole inbox is over: files that it did not come across, and that are not on their way, are gone.
     *
     * @param began when the look began, in nanoseconds
     * @param notCounted files whose study is not known
     */
    synchronized void lookedAtAll(long began, int notCounted) {
        uncounted = notCounted;
        long now = nanoTime.getAsLong();
        forgetEnded(now, SHOWN_FOR);
        for (Iterator<Tracked> all = files.values().iterator(); all.hasNext(); ) {
            Tracked tracked = all.next();
            boolean vanished = tracked.state.isLeft() && !tracked.onItsWay && tracked.seen - began < 0;
            if (vanished) {
                remove(tracked, now);
            }
            if (vanished || tracked.study != null && tracked.study.forgotten || isOver(tracked, began)) {
                all.remove();
                ended.remove(tracked.mark);
            }
        }
    }

    /** A file of no study that has left the inbox is of no further interest, once no look can come across it. */
    private static boolean isOver(Tracked tracked, long began) {
        return tracked.study == null && !tracked.state.isLeft() && tracked.seen - began < 0;
    }

    private Study studyOf(String uid) {
        Study known = studies.get(uid);
        if (known != null) {
            return known;
        }
        long now = nanoTime.getAsLong();
        if (studies.size() >= mostStudies) {
            studies.values().stream()
                    .filter(Study::hasEnded)
                    .min(Comparator.comparingLong(study -> study.touched - now))
                    .ifPresent(this::forget);
        }
        if (studies.size() >= mostStudies) {
            return null;
        }
        Study study = new Study(uid, clock.instant(), order++, now);
        studies.put(uid, study);
        return study;
    }

    /** Whether there is anything on its way. */
    synchronized boolean isSending() {
        return !onTheirWay.isEmpty();
    }

    /** Whether another file can be remembered; forgets the one that ended first, if need be. Looks at no other file. */
    synchronized boolean hasRoom() {
        Iterator<FileMark> oldest = ended.iterator();
        if (files.size() >= mostFiles && oldest.hasNext()) {
            files.remove(oldest.next());
            oldest.remove();
        }
        return files.size() < mostFiles;
    }

    private void forgetEnded(long now, long after) {
        List.copyOf(studies.values()).stream()
                .filter(study -> study.hasEnded() && now - study.touched >= after)
                .forEach(this::forget);
    }

    private void forget(Study study) {
        study.forgotten = true;
        studies.remove(study.uid);
    }

    private void landed(Tracked tracked) {
        tracked.onItsWay = false;
        if (tracked.instance != null) {
            onTheirWay.remove(tracked.instance, tracked);
            tracked.instance = null;
        }
    }

    private void move(Tracked tracked, FileState state, long now) {
        tracked.seen = now;
        Study study = tracked.study;
        if (study != null && !study.forgotten) {
            out(tracked, state == FileState.SENT || state == FileState.AWAITING ? tracked.size : 0);
            study.out(-tracked.out);
            study.add(tracked.state, -1, -tracked.size, now);
            study.add(state, 1, tracked.size, now);
        }
        tracked.out = 0;
        tracked.state = state;
        ended.remove(tracked.mark);
        if (!state.isLeft()) {
            ended.add(tracked.mark);
        }
    }

    private void remove(Tracked tracked, long now) {
        Study study = tracked.study;
        if (study != null && !study.forgotten) {
            out(tracked, 0);
            study.add(tracked.state, -1, -tracked.size, now);
        }
    }

    /** Some of a file that is left has gone out, or had gone in vain. */
    private void out(Tracked tracked, long bytes) {
        long more = bytes - tracked.out;
        if (tracked.study == null || more == 0 || !tracked.state.isLeft() || tracked.state == FileState.AWAITING) {
            return;
        }
        long now = nanoTime.getAsLong();
        tracked.out = bytes;
        tracked.study.out(more);
        tracked.study.sent(more, now);
        recent.add(now, more);
    }

    @Override
    public synchronized List<StudyProgress> inWork() {
        long now = nanoTime.getAsLong();
        forgetEnded(now, SHOWN_FOR);
        return studies.values().stream()
                .filter(study -> study.received() > 0)
                .sorted(Comparator.comparingLong(study -> now - study.touched))
                .limit(MOST_SHOWN)
                .sorted(Comparator.comparingLong(study -> -study.order))
                .map(study -> study.progress(now))
                .toList();
    }

    @Override
    public synchronized StudyTotals totals() {
        long now = nanoTime.getAsLong();
        forgetEnded(now, SHOWN_FOR);
        Map<FileState, Integer> counts = new HashMap<>();
        int inWork = 0;
        int received = 0;
        long bytes = 0;
        long bytesSent = 0;
        long left = 0;
        for (Study study : studies.values()) {
            for (FileState state : FileState.values()) {
                counts.merge(state, study.count(state), Integer::sum);
            }
            inWork += study.hasEnded() ? 0 : 1;
            received += study.received();
            bytes += study.bytes();
            bytesSent += study.bytesSent();
            left += study.bytesLeft();
        }
        Optional<Duration> remaining = recent.timeFor(left, now);
        return new StudyTotals(
                inWork,
                received,
                counts.getOrDefault(FileState.QUEUED, 0),
                counts.getOrDefault(FileState.AWAITING, 0),
                counts.getOrDefault(FileState.SENT, 0),
                counts.getOrDefault(FileState.FAILING, 0),
                counts.getOrDefault(FileState.QUARANTINED, 0),
                bytes,
                bytesSent,
                remaining,
                uncounted,
                (int) files.values().stream()
                        .filter(file -> file.study == null && file.state.isLeft())
                        .count());
    }
}
