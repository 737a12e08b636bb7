package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of Part 10 files, {@code study/series/instance.dcm}, one for each SOP Instance UID. A stored file is never
 * replaced, nor is another one put beside it in another study or series. Safe for use by many threads; one process at a time
 * owns the folder: files that others delete may come again, files that others add are seen from the next start on.
 */
public final class InstanceStore {
    /** Instances that share a lock wait for each other needlessly, which is rare with so many. */
    private static final int LOCKS = 256;

    private final Path root;
    private final ReadLimits limits;
    private final DurableFolders folders;
    private KnownInstances known;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /**
     * @param root made when the first object comes
     * @param limits under which objects are read
     */
    public InstanceStore(Path root, ReadLimits limits) {
        this(root, limits, new DurableFolders());
    }

    InstanceStore(Path root, ReadLimits limits, DurableFolders folders) {
        this.limits = limits;
        this.root = root.toAbsolutePath().normalize();
        this.folders = folders;
    }

    /** The folder for files that are still being received: on the same file store as the instances. */
    public Path incoming() {
        return root.resolve(".incoming");
    }

    /**
     * Reads the names of all that it holds, which takes a while in a large store; without this the first object waits for
     * that. Blocks.
     *
     * @throws IOException if the folder cannot be read
     */
    public void readNames() throws IOException {
        known();
    }

    /**
     * Moves a complete, forced file to its place and forces the folder. Blocks.
     *
     * @param part a file below {@link #incoming()}; gone when this returns, untouched when it throws
     * @param sopClassUid SOP class that the sender's command named
     * @param sopInstanceUid SOP instance that the sender's command named
     * @throws MalformedObjectException if the file cannot be read to its end, or names another class or instance than
     *     the command ({@link Problem#UID_MISMATCH})
     * @throws InstanceConflictException if the store has other bytes under this UID, in whatever study and series
     * @throws IOException if the disk fails or is full
     */
    public StoredInstance place(Path part, String sopClassUid, String sopInstanceUid) throws IOException {
        DicomFile received = DicomFile.read(part, limits);
        requireSame(received, Tag.SOP_CLASS_UID, "SOP Class UID (0008,0016)", sopClassUid);
        requireSame(received, Tag.SOP_INSTANCE_UID, "SOP Instance UID (0008,0018)", sopInstanceUid);
        Path file = new InstancePath(
                        uid(received, Tag.STUDY_INSTANCE_UID), uid(received, Tag.SERIES_INSTANCE_UID), sopInstanceUid)
                .below(root);
        KnownInstances instances = known();
        synchronized (lock(sopInstanceUid)) {
            String name = file.getFileName().toString();
            Optional<Path> elsewhere = Files.exists(file) ? Optional.empty() : instances.find(name);
            if (elsewhere.isPresent()) {
                return stored(received, elsewhere.get(), false);
            }
            folders.create(file.getParent());
            boolean isNew = take(part, file);
            instances.add(name); // only what has a file: a search for one that has none goes through the whole store
            return stored(received, file, isNew);
        }
    }

    /** Read once; others wait for it meanwhile. */
    private synchronized KnownInstances known() throws IOException {
        if (known == null) {
            known = KnownInstances.below(root);
        }
        return known;
    }

    /**
     * One at a time for an instance: as long as a stored file has its first name too, it still changes as the file system
     * sees it, and could not be compared with.
     */
    private StoredInstance stored(DicomFile received, Path file, boolean isNew) throws IOException {
        if (!isNew && !DataSetBytes.same(received, DicomFile.read(file, limits))) {
            throw new InstanceConflictException("SOP Instance UID " + uid(received, Tag.SOP_INSTANCE_UID)
                    + ": the store holds other bytes under this UID (expected: the same bytes, or a new UID)");
        }
        Files.deleteIfExists(received.path());
        folders.force(file.getParent());
        return new StoredInstance(file, received, isNew);
    }

    /** Gives {@code part} the name {@code file} too or instead; false if that name is taken. */
    private static boolean take(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return takeByMove(part, file);
        }
    }

    /** For file systems without hard links: a move could replace a name, but no other thread has this one in hand. */
    private static boolean takeByMove(Path part, Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Files.move(part, file);
        return true;
    }

    private Object lock(String sopInstanceUid) {
        return locks[Math.floorMod(sopInstanceUid.hashCode(), LOCKS)];
    }

    private static String uid(DicomFile file, int tag) {
        return file.dataSet().string(tag).orElse("");
    }

    private static void requireSame(DicomFile file, int tag, String name, String fromCommand) {
        if (!uid(file, tag).equals(fromCommand)) {
            throw new MalformedObjectException(
                    Problem.UID_MISMATCH,
                    name + ": the data set names another one than the command (expected: both the same)",
                    -1,
                    tag);
        }
    }
}
