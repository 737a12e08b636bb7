package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        PrivateFolder.create(folder.toAbsolutePath());
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        return new IncomingFolder(folder);
    }

    /** A name that is not in use. */
    Path newPart() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }
}
