package io.cameldicom.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file whose reader waits, as on a mount that hangs: a pipe that nobody writes to. */
public final class HungFile implements AutoCloseable {
    private final Path path;

    private HungFile(Path path) {
        this.path = path;
    }

    public static HungFile at(Path path) {
        Command.run(Map.of(), List.of("mkfifo", path)).requireSuccess();
        return new HungFile(path);
    }

    public Path path() {
        return path;
    }

    /** Lets everybody go who waits for it: they find it empty. */
    @Override
    public void close() throws IOException {
        new RandomAccessFile(path.toFile(), "rw").close();
    }
}
