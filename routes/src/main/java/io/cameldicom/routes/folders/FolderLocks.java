package io.cameldicom.routes.folders;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One operating-system lock per folder: the second service on a folder does not start. The lock goes with the process,
 * however it ends. The lock file is removed at a normal end; one that a crash has left means nothing by itself.
 */
public final class FolderLocks implements AutoCloseable {
    /** Begins with a dot, so that nobody takes it for a file that waits. */
    public static final String LOCK_FILE = ".camel-dicom.lock";

    private static final int ATTEMPTS = 5;

    private final Map<Path, FileChannel> channels = new LinkedHashMap<>();

    private FolderLocks() {}

    /**
     * Locks every folder.
     *
     * @throws OptionException if another service has one of them
     */
    public static FolderLocks take(Map<Option, Path> folders) {
        FolderLocks locks = new FolderLocks();
        try {
            folders.forEach(locks::lock);
            return locks;
        } catch (RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    private void lock(Option option, Path folder) {
        Path file = folder.resolve(LOCK_FILE);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (tryLock(channel) == null) {
                    channel.close();
                    break;
                }
                if (isStillThere(file, channel)) {
                    channels.put(file, channel);
                    return;
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new OptionException(
                    option.key() + ": '" + folder + "' (expected: a folder on a file system with locks; "
                            + e.getClass().getSimpleName() + ")");
        }
        throw new OptionException(option.key() + ": '" + folder
                + "' (expected: a folder that no other camel-dicom uses; one is running on it)");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A service that ended between our opening and our locking has removed the file that we hold. */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark), 0);
        if (System.getProperty("os.name").startsWith("Windows")) {
            return true;
        }
        try {
            return Arrays.equals(Files.readAllBytes(file), mark);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Gives the folders free. */
    @Override
    public void close() {
        channels.forEach((file, channel) -> {
            try (channel) {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // the process ends and the lock with it
            }
        });
        channels.clear();
    }
}
