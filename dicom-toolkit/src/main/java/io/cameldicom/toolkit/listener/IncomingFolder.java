package io.cameldicom.toolkit.listener;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** The folder in which objects stand while they arrive. */
final class IncomingFolder {
    private static final String SUFFIX = ".part";

    private final Path folder;

    private IncomingFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder, for its owner alone, or removes what an earlier run has left in it.
     *
     * @throws IOException if it cannot be created or read
     */
    static IncomingFolder prepare(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly());
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        return new IncomingFolder(folder);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A name that is not in use. */
    Path newPart() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }
}
