package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.file.PrivateFolder;
import io.cameldicom.toolkit.reception.DiskRoom;
import io.cameldicom.toolkit.reception.PartFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder in which objects stand while they arrive, locked for one listener until it is closed. */
final class IncomingFolder implements Closeable {
    static final String LOCK = ".listener.lock";

    /**
     * The folders of this process: a second channel on the file of a lock, when it is closed, would undo the lock on some
     * systems.
     */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path realFolder;
    private final FileChannel lock;
    private final DiskRoom room;

    private IncomingFolder(Path folder, Path realFolder, FileChannel lock, long minimumFreeSpace) throws IOException {
        this.folder = folder;
        this.realFolder = realFolder;
        this.lock = lock;
        FileStore disk = Files.getFileStore(realFolder);
        this.room = new DiskRoom(disk::getUsableSpace, minimumFreeSpace);
    }

    /**
     * Creates the folder, for its owner alone, or removes what an earlier run has left in it; locks it.
     *
     * @param minimumFreeSpace bytes of its disk that objects leave free
     * @throws IOException if it cannot be created, read or locked, or another listener, in this or another process, uses
     *     it
     */
    static IncomingFolder prepare(Path folder, long minimumFreeSpace) throws IOException {
        PrivateFolder.create(folder.toAbsolutePath());
        Path real = folder.toRealPath();
        if (!IN_USE.add(real)) {
            throw new FolderInUseException();
        }
        try {
            return open(folder, real, lockAndClear(real), minimumFreeSpace);
        } catch (IOException | RuntimeException e) {
            IN_USE.remove(real);
            throw e;
        }
    }

    private static IncomingFolder open(Path folder, Path real, FileChannel lock, long minimumFreeSpace)
            throws IOException {
        try {
            return new IncomingFolder(folder, real, lock, minimumFreeSpace);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lockAndClear(Path folder) throws IOException {
        FileChannel lock = lock(folder.resolve(LOCK));
        try {
            removeLeftovers(folder);
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new FolderInUseException();
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new FolderInUseException();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + PartFile.SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** What can still be written here. */
    DiskRoom room() {
        return room;
    }

    Path path() {
        return folder;
    }

    /** Lets go of the folder; the lock's file stays, as deleting it would race with who locks it next. */
    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            IN_USE.remove(realFolder);
        }
    }

    /** Another listener receives into the folder. */
    static final class FolderInUseException extends IOException {
        private static final long serialVersionUID = 1L;

        FolderInUseException() {
            super("another listener uses the folder");
        }
    }
}
