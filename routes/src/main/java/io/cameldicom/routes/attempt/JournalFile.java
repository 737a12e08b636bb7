package io.cameldicom.routes.attempt;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A file of lines that grows at its end and is replaced as a whole. Not safe for use by many threads. Streams instead of
 * channels: an interrupt, as Camel has it for the thread of a route that is stopped, would close a channel for good.
 */
public final class JournalFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LINE_END = '\n';
    private static final int LONGEST_LINE = 1 << 20;

    /** Hears of lines. */
    @FunctionalInterface
    public interface Lines {
        /** @param position of the first byte of the line in the file */
        void line(long position, String line);
    }

    private static final long PROBE_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Path path;
    private FileOutputStream out;
    private RandomAccessFile in;
    private boolean torn;
    private boolean broken;
    private long lastProbe;

    private JournalFile(Path path) {
        this.path = path;
    }

    /** Opens the file, made with mode 0600 if it is missing. */
    public static JournalFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            PrivateFolder.createFile(path);
        }
        Files.deleteIfExists(temporary(path));
        JournalFile file = new JournalFile(path);
        file.out = new FileOutputStream(path.toFile(), true);
        try {
            file.in = new RandomAccessFile(path.toFile(), "r");
        } catch (IOException e) {
            file.out.close();
            throw e;
        }
        file.torn = true; // by a crash, perhaps: an empty line does no harm
        return file;
    }

    /**
     * Hands a line to the operating system; it is not forced to the disk.
     *
     * @return the position of its first byte, until the file is replaced
     * @throws IOException if not all of it could be written; the next line begins on its own all the same
     */
    public long append(byte[] line) throws IOException {
        broken = true;
        long position = in.length() + (torn ? 1 : 0);
        if (torn) {
            out.write(LINE_END);
        }
        torn = true;
        out.write(line);
        torn = false;
        broken = false;
        return position;
    }

    /** Whether the last line could be written. */
    public boolean isWhole() {
        return !broken;
    }

    /**
     * Whether lines can be written; after a failure it is tried again, once a second. Does not wait.
     *
     * @param now in nanoseconds, of any origin
     */
    public boolean isAvailable(long now) {
        if (broken && now - lastProbe >= PROBE_PAUSE) {
            lastProbe = now;
            try {
                append(new byte[0]);
            } catch (IOException e) {
                return false;
            }
        }
        return !broken;
    }

    /**
     * Reads one line again.
     *
     * @param position of its first byte
     * @return without its end; empty beyond the end of the file
     */
    public String line(long position) throws IOException {
        in.seek(position);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[2048];
        for (int count = in.read(buffer); count >= 0 && line.size() < LONGEST_LINE; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == LINE_END) {
                    line.write(buffer, 0, i);
                    return line.toString(StandardCharsets.UTF_8);
                }
            }
            line.write(buffer, 0, count);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    public long length() throws IOException {
        return Files.size(path);
    }

    /** Goes through the first bytes of the file line by line; a last line that has no end is one too. */
    public void lines(long length, Consumer<String> each) throws IOException {
        lines(length, (position, line) -> each.accept(line));
    }

    /** As {@link #lines(long, Consumer)}, with the positions. */
    public void lines(long length, Lines each) throws IOException {
        lines(path, length, each);
    }

    /** As {@link #lines(long, Consumer)}, of all of a file that somebody else may be writing. */
    public static void lines(Path path, Consumer<String> each) throws IOException {
        lines(path, Files.size(path), (position, line) -> each.accept(line));
    }

    private static void lines(Path path, long length, Lines each) throws IOException {
        try (InputStream stream = new BufferedInputStream(new Bounded(Files.newInputStream(path), length), BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long start = 0;
            long position = 0;
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                position++;
                if (next == LINE_END) {
                    each.line(start, line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    start = position;
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                each.line(start, line.toString(StandardCharsets.UTF_8));
            }
        }
    }

    /** What is written to the file that is to take the place of this one. */
    public OutputStream beginReplacement() throws IOException {
        Path temporary = temporary(path);
        Files.deleteIfExists(temporary);
        PrivateFolder.createFile(temporary);
        return new BufferedOutputStream(new FileOutputStream(temporary.toFile(), true), BUFFER);
    }

    /** Adds what this file has beyond {@code length} to the replacement, and puts that in place of this file, in one step. */
    public void replace(long length) throws IOException {
        Path temporary = temporary(path);
        FileOutputStream replacement = new FileOutputStream(temporary.toFile(), true);
        RandomAccessFile reread = null;
        try {
            reread = new RandomAccessFile(temporary.toFile(), "r");
            try (FileInputStream reader = new FileInputStream(path.toFile())) {
                reader.skipNBytes(length);
                reader.transferTo(replacement);
            }
            replacement.getFD().sync();
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            replacement.close();
            close(reread);
            Files.deleteIfExists(temporary);
            throw e;
        }
        FileOutputStream replaced = out;
        RandomAccessFile replacedToo = in;
        out = replacement;
        in = reread;
        close(replaced);
        close(replacedToo);
    }

    private static Path temporary(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    /** Of which nothing is needed any more. */
    private static void close(Closeable closed) {
        try {
            if (closed != null) {
                closed.close();
            }
        } catch (IOException e) {
            // all of it was written, or is written anew
        }
    }

    @Override
    public void close() throws IOException {
        close(in);
        out.close();
    }

    /** The first bytes of a stream. */
    private static final class Bounded extends InputStream {
        private final InputStream stream;
        private long left;

        Bounded(InputStream stream, long left) {
            this.stream = stream;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = stream.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
