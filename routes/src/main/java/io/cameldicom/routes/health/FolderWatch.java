package io.cameldicom.routes.health;

import io.cameldicom.routes.health.Check.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a folder can be written and has room, looked at every ten seconds. */
public final class FolderWatch implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String called;
    private final Path folder;
    private final Repeated<FolderLook> looks;

    /** @param called the option that names the folder */
    public FolderWatch(String called, Path folder) {
        this(called, folder, () -> FolderLook.at(folder), PAUSE, PATIENCE);
    }

    FolderWatch(String called, Path folder, Supplier<FolderLook> look, Duration pause, Duration patience) {
        this.called = called;
        this.folder = folder;
        this.looks = new Repeated<>("health-" + called, look, pause, patience);
    }

    /** The option that names the folder. */
    public String called() {
        return called;
    }

    /** Bytes that may still be written there; empty where the file system does not tell, or does not answer. */
    public Optional<Long> free() {
        return looks.latest().flatMap(FolderLook::free);
    }

    /** Bytes of its file system. */
    public Optional<Long> total() {
        return looks.latest().flatMap(FolderLook::total);
    }

    Finding writable() {
        Optional<FolderLook> look = looks.latest();
        if (look.isEmpty()) {
            return silent();
        }
        return look.get()
                .trouble()
                .map(kind -> Finding.down(called + ": '" + folder + "' cannot be written (" + kind + ")"))
                .orElse(Finding.up("'" + folder + "' can be written"));
    }

    /** @param least bytes that must be free */
    Finding room(long least) {
        return free().map(bytes -> bytes < least
                        ? Finding.down(called + ": " + megabytes(bytes) + " free on the file system of '" + folder
                                + "' (expected: at least " + megabytes(least) + ")")
                        : Finding.up(called + ": " + megabytes(bytes) + " free"))
                .orElseGet(this::silent);
    }

    private Finding silent() {
        return looks.isBeginning()
                ? Finding.unknown(called + ": the first look is under way")
                : Finding.down(called + ": the file system of '" + folder + "' has not answered for "
                        + looks.silence().toSeconds() + " s");
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    @Override
    public void close() {
        looks.close();
    }
}
