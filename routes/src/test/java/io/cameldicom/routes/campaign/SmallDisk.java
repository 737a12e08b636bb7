package io.cameldicom.routes.campaign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of a few megabytes of memory, mounted over a folder, which the test can fill and free. Only root may mount. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one over a folder that is made where missing; skips the test where that is not allowed. */
    static SmallDisk over(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                runs(List.of(
                        "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", folder.toString())),
                "skipped: only root may mount a small disk (mount -t tmpfs)");
        return new SmallDisk(folder);
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path filler() {
        return folder.resolve(".filler");
    }

    /** Leaves not a byte. */
    void fill() {
        byte[] block = new byte[1 << 20];
        byte[] page = new byte[4096];
        writeUntilFull(block, filler());
        writeUntilFull(page, filler());
    }

    private static void writeUntilFull(byte[] piece, Path file) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(piece);
            }
        } catch (IOException e) {
            return; // full, as it should be
        }
        throw new IllegalStateException("the disk does not fill up");
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws InterruptedException {
        runs(List.of("umount", "-l", folder.toString()));
    }
}
