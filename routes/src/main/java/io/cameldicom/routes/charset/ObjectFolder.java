package io.cameldicom.routes.charset;

import io.cameldicom.routes.disposition.ReasonFile;
import io.cameldicom.routes.gate.InboxNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Walks a folder of objects, and the folders in it. Symbolic links are not followed, what is no regular file is not opened;
 * nothing is kept in memory. What a desktop or a quarantine puts beside objects is passed over.
 */
final class ObjectFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Listener listener;

    private ObjectFolder(Path root, Listener listener) {
        this.root = root;
        this.listener = listener;
    }

    /** Hears of each file. */
    interface Listener {
        /** @return whether to go on */
        boolean file(Path file, Path relative);

        /**
         * A file or a folder that cannot be looked at.
         *
         * @return whether to go on
         */
        boolean unreadable(Path relative, IOException cause);
    }

    static void walk(Path root, Listener listener) throws IOException {
        Files.walkFileTree(root, new ObjectFolder(root, listener));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (!attributes.isRegularFile()
                || name.endsWith(ReasonFile.ENDING)
                || InboxNames.of(name) == InboxNames.IGNORED) {
            return FileVisitResult.CONTINUE;
        }
        return next(listener.file(file, root.relativize(file)));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
        if (file.equals(root)) {
            throw cause;
        }
        return next(listener.unreadable(root.relativize(file), cause));
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
        return cause == null ? FileVisitResult.CONTINUE : next(listener.unreadable(root.relativize(folder), cause));
    }

    private static FileVisitResult next(boolean goOn) {
        return goOn ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
}
