package io.cameldicom.routes.progress;

import io.cameldicom.routes.gate.InboxNames;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the whole inbox again and again, and into files that nobody has counted yet, so that the files of a study are
 * known long before their turn comes. Of a file it reads the header up to Study Instance UID, once it was seen unchanged
 * for {@code settle}; links are not followed, and nothing but regular files is opened. One thread of low priority does
 * this; while files are being sent, it rests for nine times as long as it reads, and after each look for nine times as long
 * as that took, at most half a minute.
 */
public final class Scout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scout.class);
    private static final ReadLimits LIMITS =
            ReadLimits.DEFAULTS.withHeaderBytes(1 << 20).withElements(10_000).withInflatedBytes(1 << 20);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(30);
    private static final int RESTS = 9;

    /** Finds the study of a file. */
    @FunctionalInterface
    interface Look {
        /** Null where there is none, or no valid one. */
        String studyOf(Path file) throws IOException;
    }

    private final Path inbox;
    private final Look inside;
    private final long settle;
    private final StudyLedger ledger;
    private final Rest rest;
    private final Thread thread = new Thread(this::run, "study-scout");
    /** Files that are not known yet, and when they were seen first as they are now, in nanoseconds. */
    private Map<FileMark, Long> settling = new HashMap<>();
    /** Study Instance UID of files that were looked into, and whose study has found no room so far. */
    private Map<FileMark, String> withoutRoom = new HashMap<>();

    private Scout(Path inbox, Look inside, Duration settle, StudyLedger ledger) {
        this.inbox = inbox;
        this.inside = inside;
        this.settle = settle.toNanos();
        this.ledger = ledger;
        this.rest = new Rest(RESTS, ledger::isSending);
    }

    /** Begins; ends with {@link #close()}. */
    public static Scout start(Path inbox, Duration settle, StudyLedger ledger) {
        return start(inbox, Scout::studyOf, settle, ledger);
    }

    static Scout start(Path inbox, Look inside, Duration settle, StudyLedger ledger) {
        Scout scout = new Scout(inbox, inside, settle, ledger);
        scout.thread.setDaemon(true);
        scout.thread.setPriority(Thread.MIN_PRIORITY);
        scout.thread.start();
        return scout;
    }

    /** Waits for nothing: a file system may hang. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long began = System.nanoTime();
                long rested = rest.rested();
                look(began);
                long worked = System.nanoTime() - began - (rest.rested() - rested);
                long pause = Math.min(MOST_PAUSE.toNanos(), RESTS * worked);
                Thread.sleep(
                        Duration.ofNanos(Math.max(LEAST_PAUSE.toNanos(), pause)).toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped");
        }
    }

    private void look(long began) {
        Walk walk = new Walk(began);
        try {
            Files.walkFileTree(inbox, walk);
            if (!Thread.currentThread().isInterrupted()) {
                settling = walk.unsettled;
                withoutRoom = walk.leftOut;
                ledger.lookedAtAll(began, walk.uncounted);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the inbox could not be looked at; that is tried again", e); // whoever polls it tells of it
        }
    }

    /** One look at all files. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final Map<FileMark, Long> unsettled = new HashMap<>();
        private final Map<FileMark, String> leftOut = new HashMap<>();
        private final Set<String> studiesLeftOut = new HashSet<>();
        /** From before the attributes of the next file are read: what ends after that has not come back. */
        private long looked;

        private int uncounted;

        Walk(long began) {
            looked = began;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && InboxNames.of(file.getFileName().toString()) == InboxNames.ORDINARY) {
                FileMark mark = FileMark.of(file, attributes);
                if (!ledger.knows(mark, looked)) {
                    unknown(file, mark, attributes.size());
                }
            }
            looked = System.nanoTime();
            return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private void unknown(Path file, FileMark mark, long size) {
            String study = withoutRoom.get(mark);
            if (study != null) {
                count(mark, size, study);
                return;
            }
            long since = settling.getOrDefault(mark, looked);
            if (looked - since < settle || size == 0) {
                uncounted++;
                if (unsettled.size() < StudyLedger.MOST_FILES) {
                    unsettled.put(mark, since);
                }
            } else if (!ledger.hasRoom()) {
                uncounted++;
            } else {
                lookInto(file, mark, size);
            }
        }

        private void lookInto(Path file, FileMark mark, long size) {
            rest.workBegins();
            try {
                count(mark, size, inside.studyOf(file));
            } catch (IOException e) {
                uncounted++; // gone, or not to be read by us: the gate counts those
            } finally {
                rest.workEnds();
            }
        }

        /** One that finds no room is not read again: its study may be long in the queue. */
        private void count(FileMark mark, long size, String study) {
            if (studiesLeftOut.contains(study) || ledger.found(mark, size, study, looked) == null) {
                uncounted++;
                if (study != null && leftOut.size() < StudyLedger.MOST_FILES) {
                    studiesLeftOut.add(study);
                    leftOut.put(mark, study);
                }
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (file.equals(inbox)) {
                throw cause;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** Null where there is none, or no valid one: what is no UID might be anything, a name of a patient too. */
    private static String studyOf(Path file) throws IOException {
        try {
            return DicomFile.readUpTo(Tag.STUDY_INSTANCE_UID, file, LIMITS)
                    .string(Tag.STUDY_INSTANCE_UID)
                    .filter(Uid::isValid)
                    .orElse(null);
        } catch (MalformedObjectException e) {
            return null;
        }
    }
}
