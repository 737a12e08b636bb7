package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.attempt.CompactingJournal;
import io.cameldicom.routes.attempt.JournalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Remembers in {@code awaiting.jsonl} which files the destination has taken and has to confirm. Lines are not forced to the
 * disk: a power cut may take the last ones, and such files are sent again; a crash of this process takes none. Thread-safe.
 */
public final class StoredJournal implements AutoCloseable {
    /** The file's name below the folder {@code state}. */
    public static final String NAME = "awaiting.jsonl";

    private static final int LINES_BETWEEN_COMPACTIONS = 20_000;
    private static final long DESTINATIONS = 0x9E3779B97F4A7C15L;

    private final CompactingJournal<StoredFile, Long> journal;

    private StoredJournal(CompactingJournal<StoredFile, Long> journal) {
        this.journal = journal;
    }

    private record Format() implements CompactingJournal.Format<StoredFile, Long> {
        @Override
        public Optional<StoredFile> read(String line) {
            return StoredFile.read(line);
        }

        @Override
        public byte[] line(StoredFile stored) {
            return stored.line();
        }

        @Override
        public Long about(StoredFile stored) {
            return key(stored);
        }

        @Override
        public boolean isWorthKeeping(StoredFile stored) {
            return stored.state() != StoredFile.State.GONE;
        }
    }

    /**
     * Opens the journal and makes it short.
     *
     * @param folder exists, and is locked by this process
     * @param survivors hears of each file that waited at the end of the last run, whatever its destination, and the position
     *     of its line
     */
    static StoredJournal open(Path folder, ObjLongConsumer<StoredFile> survivors) throws IOException {
        CompactingJournal<StoredFile, Long> journal =
                new CompactingJournal<>(folder.resolve(NAME), new Format(), LINES_BETWEEN_COMPACTIONS);
        try {
            journal.compact(survivors);
            return new StoredJournal(journal);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Reads a journal that a service may be writing.
     *
     * @param folder of the state
     */
    public static void read(Path folder, Consumer<StoredFile> each) throws IOException {
        Map<Long, StoredFile> last = new HashMap<>();
        JournalFile.lines(
                folder.resolve(NAME),
                line -> StoredFile.read(line).ifPresent(stored -> {
                    if (stored.state() == StoredFile.State.GONE) {
                        last.remove(key(stored));
                    } else {
                        last.put(key(stored), stored);
                    }
                }));
        last.values().forEach(each);
    }

    /**
     * Writes down where a file stands.
     *
     * @return the position of the line, until the journal is made short
     * @throws IOException if it could not be written down
     */
    long append(StoredFile stored) throws IOException {
        return journal.append(stored);
    }

    /** Reads a line again; empty if there is none of ours at the position. */
    Optional<StoredFile> read(long position) throws IOException {
        return journal.read(position);
    }

    /** Whether it can be written; after a failure it is tried again, once a second. Does not wait. */
    boolean isAvailable() {
        return journal.isAvailable(System.nanoTime());
    }

    /**
     * Makes the journal short if it has grown long. Nobody may append meanwhile.
     *
     * @return where the lines are now, by {@link #key(long, String)}; empty if nothing has moved
     */
    Map<Long, Long> compactIfGrown() {
        return journal.compactIfGrown();
    }

    private static Long key(StoredFile stored) {
        return key(stored.path(), stored.destination());
    }

    /** A file, for one destination. */
    static Long key(long path, String destination) {
        return path ^ destination.hashCode() * DESTINATIONS;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
