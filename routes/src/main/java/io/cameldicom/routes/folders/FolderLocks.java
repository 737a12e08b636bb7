package io.cameldicom.routes.folders;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operating-system lock per folder: the second service on a folder does not start. The lock goes with the process,
 * however it ends. The lock file is removed at a normal end; one that a crash has left means nothing by itself.
 */
public final class FolderLocks implements AutoCloseable {
    /** Begins with a dot, so that nobody takes it for a file that waits. */
    public static final String LOCK_FILE = ".camel-dicom.lock";

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_MARK = 4096;

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
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            requireFree(option, folder, above);
        }
        Path file = folder.resolve(LOCK_FILE);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                FileChannel channel = open(file);
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

    /** The other service would take what we put into our folder, if its own is the one above. */
    private static void requireFree(Option option, Path folder, Path above) {
        Path file = above.resolve(LOCK_FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (tryLock(channel) != null) {
                return;
            }
        } catch (IOException e) {
            return; // removed just now, or of another user: nothing that can be known
        }
        throw new OptionException(option.key() + ": '" + folder
                + "' (expected: a folder that no other camel-dicom uses; one" + " is running on '" + above + "')");
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            PrivateFolder.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // of a service before us, or of one that is running
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * Whether the file that we hold still has its name: a service that ended between our opening and our locking has removed
     * it. The file is known by a random length, as opening it once more would give the lock away on closing (POSIX).
     */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        int length = 1 + new SecureRandom().nextInt(LONGEST_MARK);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(length), 0);
        try {
            return Files.size(file) == length;
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
