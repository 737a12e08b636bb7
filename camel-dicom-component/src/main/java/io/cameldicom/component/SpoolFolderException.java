package io.cameldicom.component;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;

/** The default folder for spooled objects is not ours to use. */
final class SpoolFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFolderException(Path folder, PrivateFolder.NotOursException cause) {
        super(
                "spoolDirectory: " + folder + " is " + cause.getMessage()
                        + "; remove it, or name another folder by spoolDirectory",
                cause);
    }
}
