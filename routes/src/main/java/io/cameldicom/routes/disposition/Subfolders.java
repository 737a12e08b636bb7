package io.cameldicom.routes.disposition;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes the folders of a relative path below one of our folders, and never goes through a symbolic link on the way. */
public final class Subfolders {
    private Subfolders() {}

    /**
     * The folder for a file; where a file or a link is in the way of a folder, the folder gets a number.
     *
     * @param root not made again where it is gone: its lock is gone with it, and so may be a file system
     * @param relative of the file: its last name is not made
     * @throws NoSuchFileException if {@code root} is gone
     * @throws IOException if a folder cannot be made
     */
    public static Path parentOf(Path root, Path relative) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString());
        }
        Path parent = root;
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            parent = child(parent, relative.getName(i).toString());
        }
        return parent;
    }

    private static Path child(Path parent, String name) throws IOException {
        for (int number = 0; ; number++) {
            Path child = parent.resolve(number == 0 ? name : TargetName.numbered(name, number));
            try {
                PrivateFolder.create(child);
            } catch (FileAlreadyExistsException e) {
                continue; // a file has that name
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                return child;
            }
        }
    }
}
