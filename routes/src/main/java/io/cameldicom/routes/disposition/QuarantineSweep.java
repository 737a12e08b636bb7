package io.cameldicom.routes.disposition;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Removes what a crash left in quarantine: half-written reasons, reasons whose file never came, and the empty files that
 * kept a name for it. A reason is removed only if it is one of ours; nothing with contents is touched.
 */
public final class QuarantineSweep extends SimpleFileVisitor<Path> {
    private QuarantineSweep() {}

    /** Sweeps a folder and those below it, before any file is taken. */
    public static void clean(Path quarantine) throws IOException {
        Files.walkFileTree(quarantine, new QuarantineSweep());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            cleanFile(file, attributes);
        } catch (NoSuchFileException e) {
            // a redrive beside us has put it back
        }
        return FileVisitResult.CONTINUE;
    }

    private static void cleanFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith(ReasonFile.TEMPORARY_PREFIX) && name.endsWith(".tmp")) {
            Files.delete(file);
        } else if (attributes.isRegularFile() && attributes.size() == 0) {
            cleanPlaceholder(file);
        } else if (name.endsWith(ReasonFile.ENDING)) {
            cleanOrphan(file, name);
        }
    }

    private static void cleanPlaceholder(Path file) throws IOException {
        Path reason = ReasonFile.beside(file);
        if (!Files.exists(reason)) {
            Files.delete(file);
        } else if (Files.size(reason) == 0) {
            Files.delete(file);
            Files.delete(reason);
        } else if (describedSize(reason) > 0) {
            Files.delete(file);
            Files.delete(reason);
        }
    }

    private static void cleanOrphan(Path reason, String name) throws IOException {
        Path described = reason.resolveSibling(name.substring(0, name.length() - ReasonFile.ENDING.length()));
        boolean inQuarantineItself = Files.exists(ReasonFile.beside(reason));
        if (!Files.exists(described) && !inQuarantineItself && describedSize(reason) >= 0) {
            Files.delete(reason);
        }
    }

    private static long describedSize(Path reason) {
        try {
            QuarantineReason read = ReasonFile.read(reason);
            return read.cause() == null ? -1 : read.size();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
        return FileVisitResult.CONTINUE;
    }
}
