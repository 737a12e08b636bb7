package io.cameldicom.routes.folders;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Tries, before any file is taken, whether a file moves from the inbox to another folder in one step. A move that is a
 * copy and a delete could lose or double a file at a crash.
 */
public final class MoveProbe {
    private static final String PREFIX = ".camel-dicom-probe-";

    private MoveProbe() {}

    /**
     * Moves a probe to {@code sent} and to {@code quarantine}.
     *
     * @throws OptionException if one of the moves is not atomic, naming the option of that folder
     */
    public static void check(DataFolders folders) {
        check(folders.inbox(), Option.SENT, folders.sent());
        check(folders.inbox(), Option.QUARANTINE, folders.quarantine());
    }

    private static void check(Path inbox, Option option, Path folder) {
        Path probe = null;
        try {
            probe = Files.createTempFile(inbox, PREFIX, ".tmp");
            Path target = folder.resolve(probe.getFileName());
            Files.move(probe, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(target);
        } catch (IOException e) {
            delete(probe);
            throw new OptionException(option.key() + ": '" + folder
                    + "' (expected: a folder on the file system of the inbox, so that files move in one step; "
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static void delete(Path probe) {
        try {
            if (probe != null) {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            // a leftover probe has a name that the gate never takes
        }
    }
}
