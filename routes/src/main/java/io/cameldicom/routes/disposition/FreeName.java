package io.cameldicom.routes.disposition;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Moves a file to a name, and if that is taken to the same name with a number; nothing is ever replaced. A hard link is
 * made first and the old name removed then: there is no moment at which the file has neither. Where the old name was left
 * by a crash in between, only that is removed.
 */
public final class FreeName {
    private FreeName() {}

    /** What has to be done before a file can be seen under its new name. */
    @FunctionalInterface
    public interface Before {
        void appears(Path target) throws IOException;
    }

    /**
     * Moves {@code file}.
     *
     * @param wanted on the same file system, in a folder that exists
     * @param before called with each name that is tried
     * @return the name that it has now
     * @throws NoSuchFileException if the file is not there
     */
    public static Path move(Path file, Path wanted, Before before) throws IOException {
        String name = wanted.getFileName().toString();
        int number = 0;
        while (true) {
            Path free = number == 0 ? wanted : wanted.resolveSibling(TargetName.numbered(name, number));
            boolean there = Files.exists(free, LinkOption.NOFOLLOW_LINKS);
            if (there && !isSame(file, free)) {
                number++;
                continue;
            }
            before.appears(free);
            if (there || take(file, free)) {
                Files.deleteIfExists(file);
                return free;
            }
        }
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return !Files.isSymbolicLink(other) && Files.isSameFile(file, other);
    }

    private static boolean take(Path file, Path free) throws IOException {
        try {
            Files.createLink(free, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // it came in between: look at it
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return takeByMove(file, free);
        }
    }

    /** For file systems without hard links. */
    private static boolean takeByMove(Path file, Path free) throws IOException {
        try {
            Files.move(file, free);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
