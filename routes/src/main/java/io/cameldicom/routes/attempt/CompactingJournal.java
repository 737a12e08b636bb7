package io.cameldicom.routes.attempt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * A journal of which the last line about each thing counts: those before it are dropped when there are many, while others go
 * on appending. Lines are not forced to the disk: a power cut may take the last ones; a crash of this process takes none.
 * Thread-safe.
 *
 * @param <T> what a line says
 * @param <K> what it is about
 */
public final class CompactingJournal<T, K> implements AutoCloseable {
    /** What the lines are. */
    public interface Format<T, K> {
        /** Empty where the line is none of ours. */
        Optional<T> read(String line);

        /** With the end of the line. */
        byte[] line(T said);

        K about(T said);

        /** Whether it says something that is still to be known, rather than that there is nothing to know any more. */
        boolean isWorthKeeping(T said);
    }

    private final JournalFile file;
    private final Format<T, K> format;
    private final int linesBetween;
    private int appended;
    private int kept;
    private boolean compacting;

    /**
     * Opens the journal, made if it is missing. It is not made short yet.
     *
     * @param linesBetween so many lines are appended at least before the journal is made short again
     */
    public CompactingJournal(Path path, Format<T, K> format, int linesBetween) throws IOException {
        this.file = JournalFile.open(path);
        this.format = format;
        this.linesBetween = linesBetween;
    }

    /**
     * Appends a line.
     *
     * @return its position, until the journal is made short
     * @throws IOException if it could not be written
     */
    public synchronized long append(T said) throws IOException {
        long position = file.append(format.line(said));
        appended++;
        return position;
    }

    /** Reads a line again; empty if there is none of ours at the position. */
    public synchronized Optional<T> read(long position) throws IOException {
        return format.read(file.line(position));
    }

    /**
     * Whether it can be written; after a failure it is tried again, once a second. Does not wait.
     *
     * @param now in nanoseconds, of any origin
     */
    public synchronized boolean isAvailable(long now) {
        return file.isAvailable(now);
    }

    /**
     * Makes the journal short if it has grown long. What cannot be is tried again when it has grown as much once more.
     *
     * @return where the lines are now; empty if nothing has moved
     */
    public Map<K, Long> compactIfGrown() {
        synchronized (this) {
            if (compacting || !file.isWhole() || appended < linesBetween + 4 * kept) {
                return Map.of();
            }
            compacting = true;
        }
        try {
            return compact((said, position) -> {});
        } catch (IOException e) {
            synchronized (this) {
                appended = 0;
            }
            return Map.of();
        } finally {
            synchronized (this) {
                compacting = false;
            }
        }
    }

    /**
     * Makes the journal short: of each thing its last line stays, if that is worth keeping.
     *
     * @param each hears of what stays, and of the position that it will have if all goes well
     * @return the positions
     * @throws IOException if it stays as it was
     */
    public Map<K, Long> compact(ObjLongConsumer<T> each) throws IOException {
        long length;
        synchronized (this) {
            length = file.length();
        }
        Map<K, Long> last = new HashMap<>();
        file.lines(length, (position, line) -> format.read(line).ifPresent(said -> remember(last, said, position)));
        long[] written = {0};
        try (OutputStream replacement = file.beginReplacement()) {
            file.lines(
                    length,
                    (position, line) -> format.read(line)
                            .filter(said -> Long.valueOf(position).equals(last.get(format.about(said))))
                            .ifPresent(said -> {
                                last.put(format.about(said), written[0]);
                                each.accept(said, written[0]);
                                written[0] += write(replacement, format.line(said));
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

    private void remember(Map<K, Long> last, T said, long position) {
        if (format.isWorthKeeping(said)) {
            last.put(format.about(said), position);
        } else {
            last.remove(format.about(said));
        }
    }

    private static int write(OutputStream out, byte[] line) {
        try {
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
