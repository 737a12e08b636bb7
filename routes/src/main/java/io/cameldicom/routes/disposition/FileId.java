package io.cameldicom.routes.disposition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name of a file for logs: file names often carry names of patients. It is the same for the same relative path,
 * so lines about one file can be found together.
 */
public final class FileId {
    private static final int BYTES = 4;

    private FileId() {}

    /** Whether a text can be such an id. */
    public static boolean isOne(String text) {
        return text.matches("[0-9a-f]{8}");
    }

    /** Eight hexadecimal digits. */
    public static String of(String relativePath) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(relativePath.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }
}
