package io.cameldicom.routes.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * What a look at a folder found.
 *
 * @param trouble the kind of failure where no file could be made, written and removed there; no path
 * @param free bytes that we may still write on its file system; empty where it does not tell
 * @param total bytes of its file system
 */
record FolderLook(Optional<String> trouble, Optional<Long> free, Optional<Long> total) {
    /** Begins with a dot, so that nobody takes it for a file that waits. */
    static final String PROBE = ".camel-dicom.probe";

    /** Looks; may hang with the file system. */
    static FolderLook at(Path folder) {
        Optional<String> trouble = trouble(folder);
        try {
            FileStore store = Files.getFileStore(folder);
            return new FolderLook(trouble, Optional.of(store.getUsableSpace()), Optional.of(store.getTotalSpace()));
        } catch (IOException e) {
            return new FolderLook(trouble, Optional.empty(), Optional.empty());
        }
    }

    private static Optional<String> trouble(Path folder) {
        Path probe = folder.resolve(PROBE);
        try {
            Files.deleteIfExists(probe);
            try {
                write(probe);
            } finally {
                Files.deleteIfExists(probe); // also where the disk is full, or the service stops
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private static void write(Path probe) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                probe, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }
}
