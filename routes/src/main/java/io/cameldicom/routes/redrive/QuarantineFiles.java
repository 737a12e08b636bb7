package io.cameldicom.routes.redrive;

import io.cameldicom.routes.delivery.Verdict;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.routes.disposition.ReasonFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Walks a quarantine, one reason after the other, whatever else comes and goes meanwhile. Follows no links; keeps nothing in
 * memory.
 */
final class QuarantineFiles extends SimpleFileVisitor<Path> {
    private final Listener listener;

    private QuarantineFiles(Listener listener) {
        this.listener = listener;
    }

    /** Hears of each reason. */
    interface Listener {
        void found(Path file, Path reasonFile, QuarantineReason reason);

        /** There is a reason that cannot be read. */
        void unreadable();
    }

    /** The word of its cause; {@value QuarantineSurvey#UNKNOWN} for one that is none of ours and may be any text, in any number. */
    static String word(QuarantineReason reason) {
        return Verdict.causes().contains(reason.cause()) ? reason.cause() : QuarantineSurvey.UNKNOWN;
    }

    static void walk(Path quarantine, Listener listener) throws IOException {
        Files.walkFileTree(quarantine, new QuarantineFiles(listener));
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        if (attributes.isRegularFile() && attributes.size() > 0 && name.endsWith(ReasonFile.ENDING)) {
            visitReason(path, path.resolveSibling(name.substring(0, name.length() - ReasonFile.ENDING.length())));
        }
        return FileVisitResult.CONTINUE;
    }

    private void visitReason(Path reasonFile, Path file) {
        try {
            QuarantineReason reason = ReasonFile.read(reasonFile);
            if (reason.cause() != null) {
                listener.found(file, reasonFile, reason);
                return;
            }
        } catch (IOException e) {
            // gone meanwhile, no reason of ours, or one that we may not read
        }
        boolean inQuarantineItself = Files.exists(ReasonFile.beside(reasonFile), LinkOption.NOFOLLOW_LINKS);
        if (!inQuarantineItself && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            listener.unreadable();
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
