package io.cameldicom.routes.redrive;

import io.cameldicom.toolkit.file.FileIdentity;
import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Marks on inbox files that are to be sent whatever the receipts say. Each is a small file below the folder {@code state},
 * named by a hash of the file's path below the inbox, and counts only for a file of the same size and time: whatever else
 * comes under that path later is not meant. Safe for use by many threads and by processes beside each other.
 */
public final class ResendMarks {
    private static final String FOLDER = "resend";

    private final Path folder;

    /** @param state the folder of that option */
    public ResendMarks(Path state) {
        this.folder = state.resolve(FOLDER);
    }

    /** Marks a file before it appears in the inbox; on the disk when this returns. */
    public void mark(String relative, FileIdentity identity) throws IOException {
        PrivateFolder.create(folder);
        ByteBuffer bytes = ByteBuffer.wrap(contents(identity).getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(
                markOf(relative),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Whether this very file is to be sent whatever the receipts say.
     *
     * @param relative its path below the inbox
     * @throws IOException if that cannot be found out now
     */
    public boolean isMarked(String relative, FileIdentity identity) throws IOException {
        try {
            return Files.readString(markOf(relative), StandardCharsets.US_ASCII).equals(contents(identity));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The file has left the inbox. */
    public void forget(String relative) throws IOException {
        Files.deleteIfExists(markOf(relative));
    }

    private static String contents(FileIdentity identity) {
        return identity.size() + " " + identity.modified().to(TimeUnit.NANOSECONDS) + "\n";
    }

    private Path markOf(String relative) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(relative.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }
}
