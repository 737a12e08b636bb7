package io.cameldicom.routes.confirmation;

import io.cameldicom.routes.attempt.JournalFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Remembers in {@code awaiting.jsonl} which files the destination has taken and has to confirm. Lines are not forced to the
 * disk: a power cut may take the last ones, and such files are sent again; a crash of this process takes none. Thread-safe.
 */
public final class StoredJournal implements AutoCloseable {
    /** The file's name below the folder {@code state}. */
    public static final String NAME = "awaiting.jsonl";

    private static final int LINES_BETWEEN_COMPACTIONS = 20_000;
    private static final long PROBE_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final JournalFile file;
    private int appended;
    private int kept;
    private boolean broken;
    private boolean compacting;
    private long lastProbe;

    private StoredJournal(JournalFile file) {
        this.file = file;
    }

    /**
     * Opens the journal and makes it short.
     *
     * @param folder exists, and is locked by this process
     * @param survivors hears of each file that waited at the end of the last run, whatever its destination
     */
    static StoredJournal open(Path folder, Consumer<StoredFile> survivors) throws IOException {
        JournalFile file = JournalFile.open(folder.resolve(NAME));
        try {
            StoredJournal journal = new StoredJournal(file);
            journal.compact(survivors);
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
        Map<String, StoredFile> last = new HashMap<>();
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

    /** @throws IOException if it could not be written down */
    synchronized void append(StoredFile stored) throws IOException {
        broken = true;
        file.append(stored.line());
        broken = false;
        appended++;
    }

    /** Whether it can be written; after a failure it is tried again, once a second. Does not wait. */
    synchronized boolean isAvailable() {
        long now = System.nanoTime();
        if (broken && now - lastProbe >= PROBE_PAUSE) {
            lastProbe = now;
            try {
                file.append(new byte[0]);
                broken = false;
            } catch (IOException e) {
                return false;
            }
        }
        return !broken;
    }

    /** Makes the journal short if it has grown long; others go on appending meanwhile. */
    void compactIfGrown() {
        synchronized (this) {
            if (compacting || broken || appended < LINES_BETWEEN_COMPACTIONS + 4 * kept) {
                return;
            }
            compacting = true;
        }
        try {
            compact(stored -> {});
        } catch (IOException e) {
            synchronized (this) {
                appended = 0; // tried again when it has grown as much once more
            }
        } finally {
            synchronized (this) {
                compacting = false;
            }
        }
    }

    /** The last line about each file that waits; what stands in the journal twice was written twice. */
    private void compact(Consumer<StoredFile> survivors) throws IOException {
        long length;
        synchronized (this) {
            length = file.length();
        }
        Map<String, Integer> last = new HashMap<>();
        int[] number = {0};
        file.lines(length, line -> {
            int current = number[0]++;
            StoredFile.read(line).ifPresent(stored -> {
                if (stored.state() == StoredFile.State.GONE) {
                    last.remove(key(stored));
                } else {
                    last.put(key(stored), current);
                }
            });
        });
        try (OutputStream replacement = file.beginReplacement()) {
            number[0] = 0;
            file.lines(length, line -> {
                int current = number[0]++;
                StoredFile.read(line)
                        .filter(stored -> Integer.valueOf(current).equals(last.get(key(stored))))
                        .ifPresent(stored -> {
                            write(replacement, stored);
                            survivors.accept(stored);
                        });
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        synchronized (this) {
            file.replace(length);
            kept = last.size();
            appended = 0;
        }
    }

    private static String key(StoredFile stored) {
        return stored.file() + ' ' + stored.destination();
    }

    private static void write(OutputStream out, StoredFile stored) {
        try {
            out.write(stored.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
