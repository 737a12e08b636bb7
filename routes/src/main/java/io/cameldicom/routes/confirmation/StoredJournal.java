package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.attempt.JournalFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    private final JournalFile file;
    private int appended;
    private int kept;

    private StoredJournal(JournalFile file) {
        this.file = file;
    }

    /**
     * Opens the journal and makes it short.
     *
     * @param folder exists, and is locked by this process
     * @param survivors hears of each file that waited at the end of the last run, whatever its destination, and the position
     *     of its line
     */
    static StoredJournal open(Path folder, ObjLongConsumer<StoredFile> survivors) throws IOException {
        JournalFile file = JournalFile.open(folder.resolve(NAME));
        try {
            StoredJournal journal = new StoredJournal(file);
            journal.compact();
            file.lines(
                    file.length(),
                    (position, line) -> StoredFile.read(line).ifPresent(stored -> survivors.accept(stored, position)));
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
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
    synchronized long append(StoredFile stored) throws IOException {
        long position = file.append(stored.line());
        appended++;
        return position;
    }

    /** Reads a line again; empty if there is none of ours at the position. */
    synchronized Optional<StoredFile> read(long position) throws IOException {
        return StoredFile.read(file.line(position));
    }

    /** Whether it can be written; after a failure it is tried again, once a second. Does not wait. */
    synchronized boolean isAvailable() {
        return file.isAvailable(System.nanoTime());
    }

    /**
     * Makes the journal short if it has grown long. Nobody may append meanwhile.
     *
     * @return where the lines are now, by {@link #key(long, String)}; empty if nothing has moved
     */
    Map<Long, Long> compactIfGrown() {
        synchronized (this) {
            if (!file.isWhole() || appended < LINES_BETWEEN_COMPACTIONS + 4 * kept) {
                return Map.of();
            }
        }
        try {
            return compact();
        } catch (IOException e) {
            synchronized (this) {
                appended = 0; // tried again when it has grown as much once more
            }
            return Map.of();
        }
    }

    /**
     * Keeps the last line about each file that waits.
     *
     * @return the positions of the lines, by {@link #key(long, String)}
     */
    private Map<Long, Long> compact() throws IOException {
        long length;
        synchronized (this) {
            length = file.length();
        }
        Map<Long, Long> last = new HashMap<>();
        file.lines(
                length,
                (position, line) -> StoredFile.read(line).ifPresent(stored -> {
                    if (stored.state() == StoredFile.State.GONE) {
                        last.remove(key(stored));
                    } else {
                        last.put(key(stored), position);
                    }
                }));
        long[] written = {0};
        try (OutputStream replacement = file.beginReplacement()) {
            file.lines(
                    length,
                    (position, line) -> StoredFile.read(line)
                            .filter(stored -> Long.valueOf(position).equals(last.get(key(stored))))
                            .ifPresent(stored -> {
                                last.put(key(stored), written[0]);
                                written[0] += write(replacement, stored);
                            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        synchronized (this) {
            file.replace(length);
            kept = last.size();
            appended = 0;
        }
        return last;
    }

    private static Long key(StoredFile stored) {
        return key(stored.path(), stored.destination());
    }

    /** A file, for one destination. */
    static Long key(long path, String destination) {
        return path ^ destination.hashCode() * DESTINATIONS;
    }

    private static int write(OutputStream out, StoredFile stored) {
        try {
            byte[] line = stored.line();
            out.write(line);
            return line.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
