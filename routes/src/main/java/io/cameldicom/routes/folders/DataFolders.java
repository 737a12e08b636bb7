package io.cameldicom.routes.folders;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The folders of one run, by the option that names them; made where missing, and checked against each other. */
public final class DataFolders {
    private final Map<Option, Path> folders;

    private DataFolders(Map<Option, Path> folders) {
        this.folders = folders;
    }

    /**
     * Makes the folders that are missing, open to their owner alone, and resolves links.
     *
     * @param options the store of the embedded PACS is left out where that PACS is off
     * @throws OptionException if a folder cannot be made, or equals or lies in another one
     */
    public static DataFolders prepare(Options options) {
        Map<Option, Path> folders = new EnumMap<>(Option.class);
        folders.put(Option.INBOX, options.folder(Option.INBOX));
        folders.put(Option.SENT, options.folder(Option.SENT));
        folders.put(Option.QUARANTINE, options.folder(Option.QUARANTINE));
        folders.put(Option.RECEIPTS, options.folder(Option.RECEIPTS));
        folders.put(Option.STATE, options.folder(Option.STATE));
        if (options.isEmbedded()) {
            folders.put(Option.PACS_STORE, options.folder(Option.PACS_STORE));
        }
        requireApart(folders);
        folders.replaceAll(DataFolders::made);
        requireApart(folders);
        return new DataFolders(folders);
    }

    private static Path made(Option option, Path folder) {
        try {
            PrivateFolder.create(folder);
            if (!Files.isWritable(folder) || !Files.isReadable(folder)) {
                throw new OptionException(
                        option.key() + ": '" + folder + "' (expected: a folder we can read and write)");
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new OptionException(option.key() + ": '" + folder + "' (expected: a folder that can be made; "
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static void requireApart(Map<Option, Path> folders) {
        folders.forEach((option, folder) -> folders.forEach((other, otherFolder) -> {
            if (option != other && folder.startsWith(otherFolder)) {
                throw new OptionException(option.key() + ": '" + folder + "' (expected: a folder outside of "
                        + other.key() + " '" + otherFolder + "')");
            }
        }));
    }

    public Path inbox() {
        return folders.get(Option.INBOX);
    }

    public Path sent() {
        return folders.get(Option.SENT);
    }

    public Path quarantine() {
        return folders.get(Option.QUARANTINE);
    }

    public Path receipts() {
        return folders.get(Option.RECEIPTS);
    }

    public Path state() {
        return folders.get(Option.STATE);
    }

    /** All folders by their option. */
    public Map<Option, Path> byOption() {
        return Map.copyOf(folders);
    }
}
