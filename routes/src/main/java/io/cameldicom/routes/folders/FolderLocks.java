package io.cameldicom.routes.folders;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One operating-system lock per folder: the second service on a folder does not start. The lock goes with the process,
 * however it ends; the empty lock file stays and means nothing by itself.
 */
public final class FolderLocks implements AutoCloseable {
    /** Begins with a dot, so that nobody takes it for a file that waits. */
    public static final String LOCK_FILE = ".camel-dicom.lock";

    private final List<FileChannel> channels = new ArrayList<>();

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
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channels.add(channel);
            if (tryLock(channel) == null) {
                throw new OptionException(option.key() + ": '" + folder
                        + "' (expected: a folder that no other camel-dicom uses; one is running on it)");
            }
        } catch (IOException e) {
            throw new OptionException(
                    option.key() + ": '" + folder + "' (expected: a folder on a file system with locks; "
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Gives the folders free. */
    @Override
    public void close() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // the process ends and the lock with it
            }
        }
        channels.clear();
    }
}
