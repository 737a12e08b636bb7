package io.cameldicom.toolkit.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Folders and files that only their owner can look into, where the file system knows modes. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Makes a folder and those above it that are missing, each with mode 0700; leaves folders that exist as they are.
     *
     * @throws FileAlreadyExistsException if something that is no folder is in the way
     */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            create(folder.getParent());
        }
        try {
            make(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /**
     * Makes a folder in a place where others can write too, or takes one that is there if it is ours: another user's
     * could be read, or its files replaced, by that user.
     *
     * @return whether it had wider modes, which were narrowed to 0700
     * @throws NotOursException if a symbolic link, something that is no folder, or a folder of another user is in the way
     */
    public static boolean createAmongOthers(Path folder) throws IOException {
        try {
            make(folder);
            return false;
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotOursException(Files.isSymbolicLink(folder) ? "a symbolic link" : "no folder");
            }
        }
        if (hasModes(folder)) {
            UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(ourselves(folder.getParent()))) {
                throw new NotOursException("a folder of another user");
            }
            if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                    .equals(OWNER_ALONE)) {
                Files.setPosixFilePermissions(folder, OWNER_ALONE);
                return true;
            }
        }
        return false;
    }

    /** Who we are is nowhere told for sure: it is who owns what we make. */
    private static UserPrincipal ourselves(Path parent) throws IOException {
        Path probe = Files.createTempFile(parent, ".owner", null);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /** Something of somebody else is in the place of a folder of ours. */
    public static final class NotOursException extends IOException {
        private static final long serialVersionUID = 1L;

        NotOursException(String found) {
            super(found + " (expected: a folder of our own)");
        }
    }

    private static void make(Path folder) throws IOException {
        if (hasModes(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Makes an empty file with mode 0600; fails if the name is taken. */
    public static void createFile(Path file) throws IOException {
        if (hasModes(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
