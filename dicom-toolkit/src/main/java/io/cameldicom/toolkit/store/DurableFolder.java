package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes folders, and forces their entries to the disk, so that a name that was given survives a power cut. */
final class DurableFolder {
    private static final boolean FOLDERS_CAN_BE_OPENED = File.separatorChar == '/';

    private DurableFolder() {}

    /** Makes {@code folder} with the parents that are missing, for its owner alone where the file system knows modes. */
    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            create(parent);
        }
        PrivateFolder.create(folder);
        if (parent != null) {
            force(parent);
        }
    }

    static void force(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_OPENED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
