package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.data.VR;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells values apart without keeping them: the first half of a SHA-256. */
record ValueKey(long first, long second) {
    static ValueKey of(TextValues.TextValue value, boolean escapes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (value.vr() == VR.PN ? 1 : 0));
            digest.update((byte) (escapes ? 1 : 0));
            digest.update(value.bytes());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new ValueKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: every Java has it)", e);
        }
    }
}
