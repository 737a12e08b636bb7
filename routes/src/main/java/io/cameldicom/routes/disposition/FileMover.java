package io.cameldicom.routes.disposition;

import io.cameldicom.routes.disposition.TargetNames.Reservation;
import io.cameldicom.toolkit.file.FileIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Moves files out of the inbox, each under a name that nothing else has. A file that is not the one that was read is
 * never moved: the identity is checked right before the move and once more after it, since a replacement may slip in
 * between; then the file goes back.
 */
public final class FileMover {
    private final Path inbox;
    private final TargetNames sent;
    private final TargetNames quarantine;
    private final Rename rename;

    /** Takes a file to its target in one step. */
    @FunctionalInterface
    interface Rename {
        void move(Path source, Path target) throws IOException;
    }

    public FileMover(Path inbox, Path sent, Path quarantine) {
        this(inbox, sent, quarantine, (source, target) -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE));
    }

    FileMover(Path inbox, Path sent, Path quarantine, Rename rename) {
        this.rename = rename;
        this.inbox = inbox;
        this.sent = new TargetNames(sent);
        this.quarantine = new TargetNames(quarantine);
    }

    /**
     * The path below the inbox.
     *
     * @throws OutsideInboxException if the file lies elsewhere: its target would lie outside of our folders
     */
    public Path relative(Path source) {
        if (!source.startsWith(inbox) || source.equals(inbox)) {
            throw new OutsideInboxException();
        }
        Path relative = inbox.relativize(source);
        for (Path name : relative) {
            if (name.toString().equals("..")) {
                throw new OutsideInboxException();
            }
        }
        return relative;
    }

    /**
     * Moves to {@code sent}.
     *
     * @throws SourceChangedException if the file at {@code source} is not {@code identity}; it stays
     * @throws OutsideInboxException if the file does not lie in the inbox; it stays
     */
    public void toSent(Path source, FileIdentity identity) throws IOException {
        try (Reservation reservation = sent.reserve(relative(source))) {
            move(source, identity, reservation);
        }
    }

    /**
     * Writes the reason and then moves to quarantine. A crash in between leaves the file in the inbox and a reason without
     * a file, which the next start removes.
     *
     * @throws SourceChangedException if the file at {@code source} is not {@code identity}; it stays
     * @throws OutsideInboxException if the file does not lie in the inbox; it stays
     */
    public void toQuarantine(Path source, FileIdentity identity, QuarantineReason reason) throws IOException {
        try (Reservation reservation = quarantine.reserve(relative(source))) {
            requireUnchanged(source, identity);
            ReasonFile.write(reservation.target(), reason);
            try {
                move(source, identity, reservation);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(ReasonFile.beside(reservation.target()));
                throw e;
            }
        }
    }

    private void move(Path source, FileIdentity identity, Reservation reservation) throws IOException {
        requireUnchanged(source, identity);
        rename.move(source, reservation.target());
        if (!isSameContents(FileIdentity.of(reservation.target()), identity)) {
            FreeName.move(reservation.target(), source, name -> {});
            throw new SourceChangedException();
        }
        reservation.used();
    }

    /** The time of change is left out: the move itself sets it. */
    private static boolean isSameContents(FileIdentity moved, FileIdentity identity) {
        return moved.size() == identity.size()
                && moved.modified().equals(identity.modified())
                && moved.key().equals(identity.key());
    }

    private static void requireUnchanged(Path source, FileIdentity identity) throws IOException {
        try {
            if (!FileIdentity.of(source).equals(identity)) {
                throw new SourceChangedException();
            }
        } catch (NoSuchFileException e) {
            throw new SourceChangedException();
        }
    }
}
