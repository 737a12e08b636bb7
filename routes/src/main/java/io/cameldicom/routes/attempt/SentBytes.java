package io.cameldicom.routes.attempt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What stands for the bytes of a file that were sent to one destination: half a SHA-256 over destination, instance and
 * the file's size, time and key. Two numbers, since there may be a hundred thousand of them.
 */
record SentBytes(long high, long low) {
    static SentBytes of(String destination, String uid, long size, long modified, int key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((destination + '\n' + uid + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(20)
                    .putLong(size)
                    .putLong(modified)
                    .putInt(key)
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new SentBytes(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
        }
    }
}
