package io.cameldicom.toolkit.engine;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the bytes of a data set in the order in which an engine sends them. Used by one thread at a time. */
public final class SentDigest {
    private final MessageDigest digest;

    public SentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }

    /** Adds what is left of the buffer, whose position moves to its limit. */
    public void add(ByteBuffer bytes) {
        digest.update(bytes);
    }

    public void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The hash in hexadecimal digits; to be asked once, after the last byte. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
