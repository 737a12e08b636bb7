package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes folders, and forces their entries to the disk, so that a name that was given survives a power cut. */
public class DurableFolders {
    private static final boolean FOLDERS_CAN_BE_OPENED = File.separatorChar == '/';

    /**
     * Makes {@code folder} with the parents that are missing, for its owner alone where the file system knows modes. One
     * thread at a time: a folder that another one still makes may be seen, but would not yet survive.
     */
    public synchronized void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            create(parent);
        }
        PrivateFolder.create(folder);
        if (parent != null) {
            forceNew(folder, parent);
        }
    }

    private void forceNew(Path folder, Path parent) throws IOException {
        try {
            force(parent);
        } catch (IOException e) {
            // Else the next one would find it and take it for durable.
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    /** Forces the names in {@code folder}; does nothing where the system cannot. */
    public void force(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_OPENED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
