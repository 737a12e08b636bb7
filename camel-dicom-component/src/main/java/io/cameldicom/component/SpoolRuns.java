package io.cameldicom.component;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of this run in spool folders, which other runs may use at the same time. Each is locked by the operating system
 * for as long as its run lives; the first use of a spool folder deletes what runs that ended without doing so have left.
 * Safe for use by many threads.
 */
final class SpoolRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolRuns.class);
    private static final String PREFIX = "run-";
    private static final String LOCK = ".lock";

    /** Locks are held by the process: this tells our own folders, which must not be tried, from those of others. */
    private static final String PROCESS = PREFIX + ProcessHandle.current().pid() + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L) + "-";

    private record Run(Path folder, Path lockFile, FileChannel lock) {}

    private final Map<Path, Run> runs = new HashMap<>();

    /**
     * The folder of this run in {@code spool}, which exists.
     *
     * @throws IOException if it cannot be made
     */
    synchronized Path folderIn(Path spool) throws IOException {
        Path key = spool.toRealPath();
        Run run = runs.get(key);
        if (run == null) {
            deleteWhatIsLeftIn(key);
            run = open(key);
            runs.put(key, run);
        }
        PrivateFolder.create(run.folder); // temporary folders are tidied up while we run
        return run.folder;
    }

    /** Locked before the folder is there, so that nobody takes it for left. */
    private static Run open(Path spool) throws IOException {
        String name = PROCESS + UUID.randomUUID();
        Path lockFile = spool.resolve(name + LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(lockFile);
            throw e;
        }
        return new Run(spool.resolve(name), lockFile, channel);
    }

    private static void deleteWhatIsLeftIn(Path spool) throws IOException {
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(spool, path -> isOfARun(path) && Files.isDirectory(path))) {
            for (Path folder : folders) {
                deleteIfLeft(folder);
            }
        }
    }

    private static boolean isOfARun(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(PREFIX) && !name.startsWith(PROCESS);
    }

    private static void deleteIfLeft(Path folder) {
        Path lockFile = folder.resolveSibling(folder.getFileName() + LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                delete(folder);
                Files.deleteIfExists(lockFile);
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("event", "spool.left")
                    .log(
                            "Spooled objects of an earlier run could not be deleted: {}",
                            e.getClass().getSimpleName());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Deletes the folders, with whatever exchanges have left in them. */
    @Override
    public synchronized void close() {
        for (Run run : runs.values()) {
            try (FileChannel lock = run.lock) {
                if (Files.exists(run.folder)) {
                    delete(run.folder);
                }
                Files.deleteIfExists(run.lockFile);
            } catch (IOException e) {
                LOG.atWarn()
                        .addKeyValue("event", "spool.undeleted")
                        .log(
                                "Spooled objects could not be deleted: {}",
                                e.getClass().getSimpleName());
            }
        }
        runs.clear();
    }
}
