package io.cameldicom.component;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;

/** A folder that an option names, or its default, is of no use. */
final class SpoolFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFolderException(Path folder, PrivateFolder.NotOursException cause) {
        super(
                "spoolDirectory: " + folder + " is " + cause.getMessage()
                        + "; remove it, or name another folder by spoolDirectory",
                cause);
    }

    /** @param cause named by its kind alone: its own message may hold a path */
    SpoolFolderException(String option, IOException cause) {
        super(option + ": " + cause.getClass().getSimpleName() + " (expected: a folder that we may make and write to)");
    }
}
