package io.cameldicom.routes.redrive;

import io.cameldicom.routes.disposition.FreeName;
import io.cameldicom.routes.disposition.QuarantineReason;
import io.cameldicom.routes.disposition.Subfolders;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts files from quarantine back into the inbox, under the path that they had there. Needs no lock: the file is linked
 * under its old name, never in place of another, then its name in quarantine goes, and last its reason. A crash in between
 * leaves the file in the inbox, in quarantine, or in both; the next redrive tidies up, and does not put it back twice. Files that are just being put
 * into quarantine are left alone.
 */
public final class Redrive {
    private final Path inbox;
    private final Path quarantine;
    private final Optional<ResendMarks> marks;

    /**
     * @param inbox a real path
     * @param quarantine a real path on the same file system
     * @param marks where files are marked as to be sent whatever the receipts say; empty to mark none
     */
    public Redrive(Path inbox, Path quarantine, Optional<ResendMarks> marks) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.marks = marks;
    }

    /**
     * Puts back what is selected. Blocks.
     *
     * @param dryRun only count
     * @throws IOException if the quarantine cannot be read
     */
    public RedriveReport run(Selection selection, boolean dryRun) throws IOException {
        RedriveReport report = new RedriveReport(dryRun);
        QuarantineFiles.walk(quarantine, new QuarantineFiles.Listener() {
            @Override
            public void found(Path file, Path reasonFile, QuarantineReason reason) {
                if (selection.contains(reason)) {
                    putBack(file, reasonFile, reason, report);
                }
            }

            @Override
            public void unreadable() {
                report.unreadable();
            }
        });
        return report;
    }

    /** Files in quarantine by the word of their cause. Blocks. */
    public Map<String, Long> countByCause() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        QuarantineFiles.walk(quarantine, new QuarantineFiles.Listener() {
            @Override
            public void found(Path file, Path reasonFile, QuarantineReason reason) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    counts.merge(QuarantineFiles.word(reason), 1L, Long::sum);
                }
            }

            @Override
            public void unreadable() {
                counts.merge(QuarantineSurvey.UNKNOWN, 1L, Long::sum);
            }
        });
        return counts;
    }

    private void putBack(Path file, Path reasonFile, QuarantineReason reason, RedriveReport report) {
        try {
            FileIdentity identity = FileIdentity.of(file);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || identity.size() == 0 && reason.size() > 0) { // keeps the name for a file that is on its way here
                report.unfinished();
                return;
            }
            if (!report.isDryRun()) {
                move(file, relative(file, reason), identity);
                Files.deleteIfExists(reasonFile);
            }
            report.putBack(QuarantineFiles.word(reason));
        } catch (NoSuchFileException e) {
            report.withoutFile();
        } catch (IOException e) {
            report.failed(why(e));
        }
    }

    private void move(Path file, Path relative, FileIdentity identity) throws IOException {
        Intent intent = new Intent(file);
        try {
            if (intent.isCarriedOut()) {
                Files.deleteIfExists(file);
                return;
            }
            Path wanted = Subfolders.parentOf(inbox, relative)
                    .resolve(relative.getFileName().toString());
            intent.begin();
            FreeName.move(file, wanted, target -> {
                if (marks.isPresent()) {
                    marks.get().mark(inbox.relativize(target).toString(), identity);
                }
            });
        } finally {
            intent.end();
        }
    }

    /** The path of old, as the reason has it; that in quarantine, if the reason names none or one that leads elsewhere. */
    private Path relative(Path file, QuarantineReason reason) {
        try {
            Path original = Path.of(reason.originalPath() == null ? "" : reason.originalPath());
            if (!original.isAbsolute()
                    && original.equals(original.normalize())
                    && !original.startsWith("..")
                    && !original.toString().isEmpty()) {
                return original;
            }
        } catch (InvalidPathException e) {
            // written under another locale or system
        }
        return quarantine.relativize(file);
    }

    /** The kind alone: messages of the file system hold paths. */
    private static String why(IOException failure) {
        String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        return reason != null ? reason : failure.getClass().getSimpleName();
    }
}
