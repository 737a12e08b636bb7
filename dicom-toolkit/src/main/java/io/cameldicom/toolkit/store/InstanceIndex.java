package io.cameldicom.toolkit.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where each instance stands, by its SOP Instance UID alone: {@code .instances/xx/uid} holds the path of its file below the
 * root. An entry comes before its file, and counts only while that file exists; so neither a crash in between nor an object
 * that was removed by hand takes a UID for ever. One thread at a time for one UID.
 */
final class InstanceIndex {
    private static final String FOLDER = ".instances";

    private final Path root;
    private final DurableFolders folders;

    InstanceIndex(Path root, DurableFolders folders) {
        this.root = root;
        this.folders = folders;
    }

    /** The file that holds the instance, if there is one. */
    Optional<Path> find(String sopInstanceUid) throws IOException {
        try {
            Path file = root.resolve(Files.readString(entry(sopInstanceUid), StandardCharsets.ISO_8859_1));
            return Optional.of(file).filter(Files::isRegularFile);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (InvalidPathException e) {
            // Cut off by a crash: before its file had a name.
            return Optional.empty();
        }
    }

    /** Notes, to survive a power cut, that {@code file} is going to hold the instance. */
    void note(String sopInstanceUid, Path file) throws IOException {
        Path entry = entry(sopInstanceUid);
        folders.create(entry.getParent());
        Files.writeString(
                entry,
                root.relativize(file).toString(),
                StandardCharsets.ISO_8859_1,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        folders.force(entry.getParent());
    }

    private Path entry(String sopInstanceUid) {
        String bucket = InstancePath.sha256(sopInstanceUid).substring(0, 2);
        return root.resolve(FOLDER).resolve(bucket).resolve(InstancePath.part(sopInstanceUid));
    }
}
